// SPDX-License-Identifier: Apache-2.0
#include "model/tables/headerwords.h"

#include "model/query/search.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <tuple>

namespace relata {
namespace {

using enum ColumnRole;
using std::string_view;

/// What words stand for; the words are parted by |.
template <typename Meaning>
struct Entry {
    Meaning meaning;
    string_view words;
};

bool isAmong(string_view word, string_view list)
{
    while (!list.empty()) {
        const auto bar = std::min(list.find('|'), list.size());
        if (list.substr(0, bar) == word)
            return true;
        list.remove_prefix(std::min(bar + 1, list.size()));
    }
    return false;
}

template <typename Meaning, std::size_t N>
std::optional<Meaning> meaningOf(string_view words, const std::array<Entry<Meaning>, N> &entries)
{
    for (const auto &[meaning, list] : entries)
        if (isAmong(words, list))
            return meaning;
    return {};
}

constexpr std::array<Entry<ColumnRole>, 6> entityWords{{
    {Id, "id|ids|key|clave|identifier|identificador|node id|nodeid|nodo id|id nodo|entity id|slug|uid|uuid|folio"},
    {Name,
     "name|label|nombre|etiqueta|title|titulo|full name|fullname|nombre completo|display name|canonical name|shared name|denominacion|razon social|"
     "entity|entidad|node|nodo|actor|nom|prenom|vorname|nachname|first name|firstname|given name|forename|middle name|last name|lastname|surname|"
     "family name|nombres|apellido|"
     "apellidos|primer apellido|segundo apellido|apellido paterno|apellido materno"},
    {Type, "type|tipo|kind|class|clase|entity type|node type|tipo de entidad|tipo entidad|tipo de "
           "nodo|category|categoria|schema|typ|art|kategorie|categorie"},
    {Alias, "alias|aliases|aka|also known as|other names|other name|nickname|apodo|otros nombres|sobrenombre|acronym|siglas|sigla|abbreviation|"
            "abreviatura|alternative names|nombre corto|short name|former name|former names|previous name|previous names|original name|trading name|"
            "trading names|maiden name|birth name|nombre anterior|nombre original|nombre comercial|fruherer name|geburtsname|ancien nom|nom "
            "commercial"},
    {Description,
     "description|descripcion|bio|biography|biografia|about|summary|resumen|notes|notas|note|nota|comment|comments|comentario|comentarios|"
     "observaciones|remarks|beschreibung|bemerkung|bemerkungen|notiz|kommentar|commentaire|commentaires|remarques"},
    {Ignore, "suid|selected"},
}};

constexpr std::array<Entry<ColumnRole>, 26> statementWords{{
    {Id, "id|ids|edge id|edgeid|link id|statement id|relationship id|key|clave|identifier|identificador|uid|uuid|folio"},
    {Predicate,
     "predicate|predicado|relation|relacion|relationship|relationship type|relation type|tipo de relacion|tipo relacion|verb|verbo|interaction|"
     "interaccion|edge type|link type|connection type|connection|conexion|vinculo|tipo de vinculo|tipo vinculo|rel|tie|rel type|relation "
     "name|relationship name|relationship kind|type of relationship|edge label|link label|action|accion|"
     "shared interaction|beziehung|verbindung|art der beziehung|lien|type de lien|type de relation|says|dice|sagt|dit"},
    {SourceName,
     "source name|source label|from name|from label|subject name|subject label|nombre origen|nombre de origen|nombre del origen|origen nombre"},
    {SourceType, "source type|from type|subject type|tipo origen|tipo de origen|tipo del origen|origen tipo"},
    {TargetName,
     "target name|target label|to name|to label|object name|object label|nombre destino|nombre de destino|nombre del destino|destino nombre"},
    {TargetType, "target type|to type|object type|tipo destino|tipo de destino|tipo del destino|destino tipo"},
    {Direction, "directed|direction|direccion|dirigido|dirigida|directedness"},
    {Claim, "claim|statement|sentence|afirmacion|declaracion|enunciado|aseveracion|assertion|summary|resumen|que dice|was|aussage|affirmation"},
    {Speaker,
     "speaker|said by|stated by|according to|voice|asserted by|attributed to|hablante|segun|dicho por|declarante|vocero|atribuido a|quien lo dice|"
     "quien lo afirma|declara|sprecher|sprecherin|laut|gesagt von|selon|locuteur|cite"},
    {Locator,
     "paragraph|parrafo|locator|localizador|para|place in document|page|pages|pagina|paginas|page number|numero de pagina|pag|pp|seite|seiten|"
     "absatz|paragraphe"},
    {Quote, "quote|quotation|cita|cita textual|passage|pasaje|extracto|excerpt|evidence|evidencia|verbatim|zitat|wortlaut|extrait"},
    {Modality, "modality|modalidad"},
    {Polarity, "polarity|polaridad|sentiment|signo|sign"},
    {Said, "said|said on|date said|stated on|fecha de declaracion|fecha declaracion|dicho|dicho el|fecha del dicho|statement date|gesagt am"},
    {HoldsFrom, "start|start date|startdate|since|appointed|appointed on|appointment date|date appointed|date of appointment|nombramiento|fecha de "
                "nombramiento|begin|begin date|from date|valid from|holds from|date from|start year|year from|inicio|fecha inicio|"
                "fecha de inicio|desde|fecha desde|ano inicio|ano de inicio|beginn|anfang|seit|startdatum|debut|date de debut|date debut|depuis"},
    {HoldsTo, "end|end date|enddate|until|resigned|resigned on|resignation date|date resigned|date of resignation|fecha de baja|fecha de renuncia|to "
              "date|valid to|valid until|holds to|date to|end year|year to|fin|fecha fin|fecha de fin|fecha final|hasta|fecha "
              "hasta|termino|fecha de termino|ano fin|ano de fin|ende|enddatum|date de fin|date fin|jusqu a"},
    {Holds, "holds|valid|period|periodo|vigencia|when|cuando|year|ano|time|interval|validity|jahr|zeitraum|annee|periode|wann|quand"},
    {HoldsBasis, "holds basis"},
    {Confidence, "confidence|confianza|certainty|certeza"},
    {Status, "status|estatus"},
    {Note, "note|notes|nota|notas|comment|comments|comentario|comentarios|remarks|observaciones|description|descripcion"},
    {Weight, "weight|peso|strength|fuerza|ponderacion|gewicht|gewichtung|poids"},
    {DocumentUrl, "url|link|enlace|source url|document url|url fuente|url de la fuente|liga|web|href|hyperlink"},
    {DocumentTitle, "document title|titulo del documento|source title|headline|titular|titulo de la fuente|article title|article|articulo"},
    {DocumentDate, "published|publication date|fecha de publicacion|document date|date published|source date"},
    {Document, "document|documento|source document|reference|referencia|fuente|source|quelle|document id|citation|dokument|beleg|nachweis|referenz"},
}};

constexpr std::array<Entry<ColumnRole>, 3> documentWords{{
    {DocumentAuthor, "author|authors|autor|autora|autores|document author|document authors|byline|auteur|auteurs|verfasser|autorin"},
    {DocumentPublisher, "publisher|medio|outlet|medium|editorial|newspaper|periodico|document publisher|herausgeber|verlag|zeitung|journal|editeur"},
    {DocumentLanguage, "language|idioma|lengua|document language"},
}};

/// Pairs of names for the ends, the surest first.
constexpr std::array<std::pair<string_view, string_view>, 50> pairs{{
    {"source", "target"},
    {"source id", "target id"},
    {"source node", "target node"},
    {"source name", "target name"},
    {"source label", "target label"},
    {"source entity", "target entity"},
    {"subject", "object"},
    {"subject id", "object id"},
    {"subject name", "object name"},
    {"origen", "destino"},
    {"nodo origen", "nodo destino"},
    {"id origen", "id destino"},
    {"fuente", "destino"},
    {"fuente", "objetivo"},
    {"origen", "objetivo"},
    {"sujeto", "objeto"},
    {"desde", "hacia"},
    {"de", "para"},
    {"quelle", "ziel"},
    {"source", "cible"},
    {"origine", "destination"},
    {"sender", "receiver"},
    {"sender", "recipient"},
    {"emisor", "receptor"},
    {"remitente", "destinatario"},
    {"absender", "empfanger"},
    {"expediteur", "destinataire"},
    {"emetteur", "destinataire"},
    {"donor", "recipient"},
    {"donor", "beneficiary"},
    {"donante", "receptor"},
    {"donante", "beneficiario"},
    {"payer", "payee"},
    {"zahler", "empfanger"},
    {"zahler", "zahlungsempfanger"},
    {"auftraggeber", "empfanger"},
    {"pagador", "beneficiario"},
    {"ordenante", "beneficiario"},
    {"payeur", "beneficiaire"},
    {"buyer", "seller"},
    {"comprador", "vendedor"},
    {"buyer", "supplier"},
    {"head", "tail"},
    {"follower", "followed"},
    {"follower", "followee"},
    {"citing", "cited"},
    {"who", "about whom"},
    {"who", "whom"},
    {"quien dice", "sobre quien"},
    {"quien", "a quien"},
}};

/// Who gives or has, and who gets or is had; in a list of somebody by name they are something else.
constexpr std::array<std::pair<string_view, string_view>, 4> givers{{
    {"donor|donante|donador|spender|spenderin|donateur|donatrice|funder|financiador|contributor|aportante|geldgeber|grantor",
     "recipient|beneficiary|beneficiario|receptor|party|partido|partei|parti|empfanger|beneficiaire|candidate|candidato|candidata|kandidat|candidat|"
     "grantee|destinatario|destinataire|campaign|campana"},
    {"lobbyist|lobbyists|lobby firm|lobbying firm|lobbista|cabildero|lobbyfirma|consultancy|consultora", "client|clients|cliente|kunde|auftraggeber"},
    {"shareholder|shareholders|owner|beneficial owner|accionista|socio|propietario|gesellschafter|eigentumer|inhaber|aktionar|actionnaire|associe|"
     "proprietaire|parent company",
     "company|company "
     "name|empresa|unternehmen|firma|gesellschaft|societe|entreprise|subsidiary|filial|tochter|tochtergesellschaft|sociedad|compania"},
    {"contracting authority|authority|public body|dependencia|entidad contratante|organismo "
     "contratante|comprador|auftraggeber|vergabestelle|acheteur|"
     "buyer|customer|pouvoir adjudicateur",
     "supplier|contractor|vendor|proveedor|contratista|adjudicatario|auftragnehmer|lieferant|fournisseur|attributaire|titulaire|awardee"},
}};
constexpr string_view plainNames = "name|nombre|full name|nombre completo|label|nom";

/// Those that may be dates, too: only where no other pair is.
constexpr std::array<std::pair<string_view, string_view>, 9> laterPairs{{
    {"from", "to"},
    {"von", "an"},
    {"von", "nach"},
    {"von", "zu"},
    {"de", "a"},
    {"de", "vers"},
    {"from id", "to id"},
    {"from node", "to node"},
    {"from name", "to name"},
}};

constexpr std::array<Entry<string_view>, 3> linkWords{{
    {"institution", "party|partido|partido politico|political "
                    "party|employer|empleador|organization|organisation|organizacion|institution|institucion|company|compania|"
                    "empresa|agency|agencia|dependencia|committee|comision|comite|member of|miembro de|works for|works "
                    "at|organisme|societe|entreprise|unternehmen|firma|verein|partei|parti|verband|behorde|arbeitgeber|employeur|"
                    "ministere|ministerium|stiftung|fondation|fundacion|trabaja en|trabaja "
                    "para|affiliation|afiliacion|"
                    "adscripcion|parent company|parent organization|parent organisation|empresa matriz|owned by|funded by|financiado por|subsidiary "
                    "of|filial de|ministry|"
                    "ministerio|secretaria|university|universidad|school|escuela"},
    {"person",
     "boss|jefe|jefa|manager|supervisor|reports to|reporta a|le reporta a|spouse|conyuge|esposo|esposa|husband|wife|mother|father|madre|padre|child|"
     "children|hijo|hija|hijos|sibling|siblings|hermano|hermana|hermanos|partner|pareja|mentor|advisor|adviser|asesor|chair|director|directora|ceo|"
     "president|presidente|presidenta|founder|founders|fundador|fundadora|founded by|appointed by|nombrado por|designado "
     "por|ally|allies|aliados|friend|"
     "friends|amigo|amigos|knows|conoce a"},
    {"", "owner|owners|dueno|duena|propietario|propietaria|parent|neighbor|neighbors|neighbour|neighbours|vecino|vecinos|related to|relacionado "
         "con|linked "
         "to|connected to|connections|vinculado con|vinculado a"},
}};

constexpr std::array<Entry<string_view>, 7> typeWords{{
    {"person",
     "person|persons|people|persona|personas|individual|individuals|human|legislator|legislators|legislador|legisladores|politician|politicians|"
     "politico|"
     "politicos|senator|senators|senador|senadores|deputy|deputies|diputado|diputados|member|members|miembro|miembros|official|officials|funcionario|"
     "funcionarios|donor|donors|lobbyist|lobbyists|hombre|mujer|minister|ministers|ministro|ministra|mp|mps|mep|meps|name of person|politiker|"
     "politikerin|abgeordneter|abgeordnete|personen|personne|personnes|elu|elus|depute|deputes|ministre"},
    {"institution",
     "institution|institutions|institucion|instituciones|organization|organizations|organisation|organisations|organizacion|organizaciones|org|orgs|"
     "company|"
     "companies|empresa|empresas|compania|companias|party|parties|partido|partidos|agency|agencies|agencia|agencias|committee|committees|comision|"
     "comisiones|"
     "comite|comites|unternehmen|firma|firmen|verein|vereine|partei|parteien|behorde|behorden|verband|stiftung|organisme|organismes|societe|"
     "societes|entreprise|entreprises|parti|partis|government|gobierno|dependencia|dependencias|ngo|ngos|ong|association|asociacion|ministry|"
     "ministries|secretaria|secretarias"},
    {"policy",
     "policy|policies|politica|politicas|politica publica|politicas publicas|bill|bills|law|laws|ley|leyes|iniciativa|iniciativas|program|programs|"
     "programme|programmes|programa|programas|agreement|agreements|acuerdo|acuerdos|legislation"},
    {"place",
     "place|places|lugar|lugares|country|countries|pais|paises|city|cities|ciudad|ciudades|region|regions|regiones|location|locations|municipio|"
     "municipios"},
    {"event", "event|events|evento|eventos|meeting|meetings|reunion|reuniones"},
    {"group", "group|groups|grupo|grupos|community|communities|comunidad|comunidades"},
    {"work", "work|works|obra|obras|book|books|libro|libros|article|articles|articulo|articulos|report|reports|informe|informes"},
}};

constexpr std::array<Entry<string_view>, 7> modalityWords{{
    {"asserted", "afirmado|afirmada|asserted|aseverado|stated"},
    {"quoted", "citado|citada"},
    {"reported", "reportado|reportada|informado"},
    {"alleged", "presunto|presunta|alegado|alegada|supuesto|supuesta"},
    {"pledged", "prometido|prometida|comprometido|promised"},
    {"predicted", "predicho|predicha|previsto|prevista|pronosticado"},
    {"denied", "negado|negada|desmentido|desmentida"},
}};

constexpr std::array<Entry<string_view>, 3> polarityWords{{
    {"positive", "positivo|positiva|pos|favorable|a favor|for"},
    {"neutral", "neutro|neutra|0"},
    {"negative", "negativo|negativa|neg|desfavorable|en contra|against"},
}};

/// What is numbered when it is an end: “address 1” and “address 2” are not.
constexpr string_view endStems =
    "node|nodo|node id|id|entity|entidad|entity id|person|persona|person id|actor|name|nombre|party|partido|organization|organisation|"
    "organizacion|org|institution|institucion|member|miembro|individual|company|empresa|country|pais|user|usuario|character|"
    "personaje|vertex|vertice|player|author|autor|protein|gene|agent|agente|word|palabra";

/// "person" and "2" of "person 2" and of "person2".
std::pair<string_view, char> numbered(string_view words)
{
    const char last = words.empty() ? ' ' : words.back();
    const bool apart = words.size() > 2 && words[words.size() - 2] == ' ';
    if (last == '1' || last == '2' || (apart && (last == 'a' || last == 'b')))
        return {words.substr(0, words.size() - (apart ? 2 : 1)), last == 'a' ? '1' : last == 'b' ? '2' : last};
    return {{}, ' '};
}

}  // namespace

std::string headerWords(string_view header)
{
    std::string apart;
    for (std::size_t i = 0; i < header.size(); ++i) {
        const auto upper = [&](std::size_t k) { return std::isupper(static_cast<unsigned char>(header[k])) != 0; };
        const auto lower = [&](std::size_t k) { return std::islower(static_cast<unsigned char>(header[k])) != 0; };
        if (i > 0 && upper(i) && lower(i - 1))
            apart += ' ';
        apart += header[i];
    }
    return foldedForSearch(apart);
}

bool isPageHeader(std::string_view header)
{
    const std::string words = headerWords(header);
    return words.starts_with("pag") || words == "pp" || words.starts_with("seite") || words == "numero de pagina";
}

std::optional<ColumnRole> entityRoleOf(string_view words)
{
    return meaningOf(words, entityWords);
}

std::optional<ColumnRole> statementRoleOf(string_view words)
{
    const auto role = meaningOf(words, statementWords);
    return role ? role : meaningOf(words, documentWords);
}

std::optional<std::pair<std::size_t, std::size_t>> endsAmong(const std::vector<std::string> &headers)
{
    const auto place = [&](string_view words) {
        return static_cast<std::size_t>(std::find(headers.begin(), headers.end(), words) - headers.begin());
    };
    for (const auto &[from, to] : pairs)
        if (const std::size_t a = place(from), b = place(to); a < headers.size() && b < headers.size())
            return std::pair{a, b};
    const auto among = [&](string_view list) {
        return static_cast<std::size_t>(std::find_if(headers.begin(), headers.end(), [&](const std::string &words) { return isAmong(words, list); })
                                        - headers.begin());
    };
    const bool says =
        std::any_of(headers.begin(), headers.end(), [](const std::string &words) { return statementRoleOf(words) == ColumnRole::Predicate; });
    for (const auto &[from, to] : givers)
        if (const std::size_t a = among(from), b = among(to); a < headers.size() && b < headers.size() && among(plainNames) == headers.size())
            return says ? std::minmax({a, b}) : std::pair{a, b};  // a column that says what they have to do with one another is read as the row is
    for (std::size_t i = 0; i < headers.size(); ++i) {
        const auto [stem, which] = numbered(headers[i]);
        if (which != '1' || !isAmong(stem, endStems))
            continue;
        const std::string third = std::string(stem) + "3", thirdApart = std::string(stem) + " 3", c = std::string(stem) + " c";
        if (place(third) < headers.size() || place(thirdApart) < headers.size() || place(c) < headers.size())
            continue;
        for (std::size_t k = i + 1; k < headers.size(); ++k)
            if (numbered(headers[k]) == std::pair{stem, '2'})
                return std::pair{i, k};
    }
    for (const auto &[from, to] : laterPairs)
        if (const std::size_t a = place(from), b = place(to); a < headers.size() && b < headers.size())
            return std::pair{a, b};
    return {};
}

std::string dealingOf(string_view from, string_view to)
{
    constexpr std::array<const char *, 4> dealings{"donated to", "lobbies for", "owns a share of", "awarded a contract to"};
    static_assert(std::tuple_size_v<decltype(givers)> == std::tuple_size_v<decltype(dealings)>);
    for (std::size_t i = 0; i < givers.size(); ++i)
        if (isAmong(from, givers[i].first) && isAmong(to, givers[i].second))
            return dealings[i];
    if (isAmong(from, "payer|zahler|pagador|ordenante|payeur"))
        return "paid";
    if (isAmong(from, "buyer|comprador"))
        return "bought from";
    return {};
}

bool isPostWord(string_view words)
{
    return isAmong(words,
                   "position|role|rol|cargo|puesto|post|job title|job|funktion|rolle|amt|posten|tatigkeit|fonction|poste|mandat|qualite|function");
}

std::string officeOf(string_view words)
{
    if (isAmong(words,
                "director|board member|officer|company officer|executive|manager|shareholder|stockholder|owner|beneficial owner|partner|trustee|"
                "founder|secretary|director name|officer name|name of director|name of officer"))
        return (words.find(" name") != words.npos ? std::string(words.substr(0, words.find(" name")))
                : words.starts_with("name of ")   ? std::string(words.substr(8))
                                                  : std::string(words))
               + " of";
    if (isAmong(words,
                "consejero|consejera|administrador|administradora|apoderado|apoderada|representante legal|accionista|socio|socia|propietario|"
                "dueno|beneficiario final|miembro del consejo|fundador|fundadora|directora|administrateur|actionnaire|associe|gerant|dirigeant"))
        return std::string(words) + " de";
    if (isAmong(words, "geschaftsfuhrer|gesellschafter|vorstand|aufsichtsrat|aktionar|prokurist"))
        return std::string(words) + " von";
    return {};
}

bool isPartyWord(string_view words)
{
    return isAmong(words, "party|partido|partido politico|political party|partei|parti");
}

bool isEndStem(string_view words)
{
    return isAmong(words, endStems) || !typeNamed(words).empty();
}

bool isOfRowsOnly(string_view stem)
{
    return isAmong(stem,
                   "source|category|categoria|type|tipo|kind|class|status|role|rol|document|documento|doc|file|batch|import|version|session|language|"
                   "currency|jurisdiction|external|internal|legacy|tax|vat|wikidata|chapter|page|note|legislative period|term");
}

bool isCodeOfRows(string_view words)
{
    constexpr std::array<string_view, 22> kinds{"postal",    "post code", "postcode", "zip",  "plz",   "postleitzahl", "jurisdiction", "country",
                                                "countries", "pais",      "pays",     "land", "iso",   "region",       "state",        "currency",
                                                "language",  "area",      "sic",      "nace", "naics", "status"};
    const std::string apart = " " + std::string(words) + " ";
    return std::any_of(kinds.begin(), kinds.end(), [&](string_view kind) { return apart.find(" " + std::string(kind) + " ") != apart.npos; });
}

bool isOwnNumber(string_view words)
{
    constexpr string_view registers = "registration number|register number|registry number|registration no|reg no|crn|lei|lei code|ein|rfc|nif|cif|"
                                      "rut|siren|siret|orgnr|organisation number|organization number|handelsregisternummer|registernummer|"
                                      "firmennummer|numero de registro|folio mercantil";
    if (isAmong(words, registers))
        return true;
    const auto blank = words.rfind(' ');
    return blank != string_view::npos && isAmong(words.substr(blank + 1), "number|no|nr|nummer")
           && typeNamed(words.substr(0, blank)) == "institution";
}

bool namesRelations(string_view table)
{
    constexpr std::array<string_view, 12> beginnings{"relation", "relacion", "edge",   "link", "connection", "conexion",
                                                     "vinculo",  "arista",   "kanten", "lien", "beziehung",  "verbindung"};
    const std::string words = headerWords(table);
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](string_view begin) { return words.starts_with(begin) || words.find(" " + std::string(begin)) != words.npos; });
}

bool isKnownHeading(string_view words)
{
    const auto isGiver = [&](const auto &giver) { return isAmong(words, giver.first) || isAmong(words, giver.second); };
    const auto isEnd = [&](const auto &pair) { return words == pair.first || words == pair.second; };
    return !words.empty()
           && (entityRoleOf(words) || statementRoleOf(words) || linkTypeOf(words) || isPostWord(words) || !typeNamed(words).empty()
               || std::any_of(givers.begin(), givers.end(), isGiver) || std::any_of(pairs.begin(), pairs.end(), isEnd)
               || std::any_of(laterPairs.begin(), laterPairs.end(), isEnd));
}

bool isTotalWord(string_view words)
{
    return isAmong(words,
                   "total|totals|grand total|subtotal|sum|totales|suma|total general|gran total|summe|gesamt|gesamtsumme|insgesamt|totaux|somme");
}

std::optional<std::string> linkTypeOf(string_view words)
{
    if (const auto type = meaningOf(words, linkWords))
        return std::string(*type);
    constexpr string_view endings = "of|at|by|with|de|por|con|von|bei";
    constexpr string_view posts =
        "member|miembro|director|directora|president|presidente|presidenta|chair|head|ceo|secretary|secretario|secretaria|titular|founder|fundador|"
        "fundadora|employee|empleado|empleada|board member|consejero|consejera|socio|socia|shareholder|accionista|advisor|adviser|asesor|asesora|"
        "geschaftsfuhrer|mitglied|vorstand|spokesperson|vocero|vocera|works|worked|trabaja|trabajo|studied|estudio";
    constexpr string_view notOthers =  // what a row is, and who kept the table
        "date|place|number|type|level|year|name|status|source|fecha|lugar|numero|tipo|nivel|ano|nombre|estado|fuente|entered|created|updated|"
        "modified|edited|added|checked|captured|reviewed|recorded|verified|coded|compiled|submitted|uploaded|researched|approved|validated|collected|"
        "prepared|written|capturado|creado|actualizado|revisado|registrado|elaborado|verificado|validado|codificado|compilado|aprobado|recopilado|"
        "subido|stand|acuerdo|according";
    const auto blank = words.rfind(' ');
    if (blank == string_view::npos || !isAmong(words.substr(blank + 1), endings))
        return {};
    const string_view before = words.substr(0, blank), last = before.substr(before.rfind(' ') + 1);
    if (isAmong(last, notOthers))
        return {};
    return isAmong(before, posts) ? "institution" : std::string();
}

std::string typeNamed(string_view text)
{
    return std::string(meaningOf(foldedForSearch(text), typeWords).value_or(string_view()));
}

std::string modalityWord(string_view text)
{
    const std::string folded = foldedForSearch(text);
    return std::string(meaningOf(folded, modalityWords).value_or(folded));
}

std::string polarityWord(string_view text)
{
    if (text == "+" || text == "+1" || text == "1")
        return "positive";
    if (text == "-" || text == "-1")
        return "negative";
    const std::string folded = foldedForSearch(text);
    return std::string(meaningOf(folded, polarityWords).value_or(folded));
}

}  // namespace relata
