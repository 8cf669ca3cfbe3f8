// SPDX-License-Identifier: Apache-2.0
#include "model/io/ftmwords.h"

#include "model/query/search.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <span>
#include <utility>

namespace relata {
namespace {

/// What something is called here, words without accents between bars.
struct FtmWords {
    std::string_view meaning, words;
};

constexpr std::array wordsOfSchemata{
    FtmWords{"Person", "|individual|persona|people|"},
    FtmWords{"Company", "|company|companies|firm|corporation|business|bank|empresa|empresas|compania|sociedad|banco|"},
    FtmWords{"Organization",
             "|organization|organisation|ngo|association|foundation|party|political party|union|organizacion|ong|asociacion|fundacion|"
             "partido|partido politico|sindicato|"},
    FtmWords{"PublicBody", "|public body|public institution|government|government agency|agency|ministry|municipality|organismo publico|"
                           "institucion publica|entidad publica|gobierno|ministerio|secretaria|dependencia|ayuntamiento|"},
    FtmWords{"LegalEntity", "|legal entity|entity|entidad|persona juridica|"},
    FtmWords{"Address", "|address|direccion|domicilio|"},
    FtmWords{"Event", "|event|meeting|evento|reunion|"},
    FtmWords{"Vehicle", "|vehicle|car|vehiculo|coche|auto|"},
    FtmWords{"Vessel", "|vessel|ship|boat|yacht|buque|barco|yate|embarcacion|"},
    FtmWords{"Airplane", "|airplane|aircraft|plane|avion|aeronave|"},
    FtmWords{"Asset", "|asset|assets|activo|bien|"},
    FtmWords{"RealEstate", "|real estate|property|land|building|inmueble|propiedad|bien inmueble|terreno|edificio|"},
    FtmWords{"BankAccount", "|bank account|account|cuenta bancaria|cuenta|"},
    FtmWords{"Contract", "|contract|contrato|"},
    FtmWords{"CallForTenders", "|call for tenders|tender|licitacion|concurso publico|"},
    FtmWords{"Project", "|project|programme|proyecto|obra publica|"},
    FtmWords{"Document", "|document|documento|"},
    FtmWords{"Article", "|article|news article|articulo|"},
    FtmWords{"CourtCase", "|court case|case|lawsuit|caso judicial|juicio|"},
    FtmWords{"Position", "|position|office|cargo|puesto|"},
    FtmWords{"License", "|license|licence|concession|licencia|concesion|"},
    FtmWords{"Trip", "|trip|journey|viaje|"},
    FtmWords{"Sanction", "|sanction|sancion|"},
    FtmWords{"Passport", "|passport|pasaporte|"},
};

constexpr std::array wordsOfEdges{
    FtmWords{"Payment", "|pays|pay|paid|paid to|pays to|transfers to|paga|paga a|pago|pago a|"},
    FtmWords{"Directorship",
             "|leads|directs|heads|chairs|manages|director of|is director of|dirige|encabeza|preside|es director de|es directora de|"},
    FtmWords{"Employment", "|works for|works at|employed by|is employed by|trabaja para|trabaja en|es empleado de|"},
    FtmWords{"Membership", "|belongs to|member of|is member of|is a member of|pertenece a|miembro de|es miembro de|"},
    FtmWords{"Ownership",
             "|owns|holds shares in|holds shares of|shareholder of|owner of|posee|es duena de|es dueno de|es accionista de|accionista de|"},
    FtmWords{"Representation", "|represents|acts for|representa|representa a|"},
    FtmWords{"Debt", "|owes|owes to|debe|debe a|"},
    FtmWords{"ContractAward", "|awarded to|is awarded to|was awarded to|adjudicado a|"},
    FtmWords{"ProjectParticipant", "|participates in|takes part in|participa en|"},
    FtmWords{"Succession", "|precedes|precede a|"},
};

constexpr std::array wordsOfProperties{
    FtmWords{"birthDate", "|born|birth date|date of birth|birthday|nacimiento|fecha de nacimiento|nacio|"},
    FtmWords{"deathDate", "|died|death date|date of death|fallecimiento|fecha de fallecimiento|fallecio|"},
    FtmWords{"birthPlace", "|birth place|place of birth|born in|lugar de nacimiento|"},
    FtmWords{"gender", "|sex|sexo|genero|"},
    FtmWords{"nationality", "|nacionalidad|"},
    FtmWords{"country", "|pais|"},
    FtmWords{"city", "|ciudad|"},
    FtmWords{"address", "|direccion|domicilio|"},
    FtmWords{"website", "|web|web site|homepage|sitio web|pagina web|"},
    FtmWords{"phone", "|telephone|telefono|"},
    FtmWords{"email", "|e mail|mail|correo|correo electronico|"},
    FtmWords{"amount", "|sum|importe|monto|cantidad|"},
    FtmWords{"currency", "|moneda|divisa|"},
    FtmWords{"percentage", "|share|porcentaje|participacion|"},
    FtmWords{"purpose", "|concept|concepto|"},
    FtmWords{"role", "|office|cargo|puesto|"},
    FtmWords{"date", "|fecha|"},
    FtmWords{"incorporationDate", "|founded|founding date|incorporated|fundacion|fecha de constitucion|"},
    FtmWords{"registrationNumber", "|registration|numero de registro|"},
    FtmWords{"taxNumber", "|tax id|numero fiscal|rfc|nif|cif|"},
};

std::string_view meaningOf(std::span<const FtmWords> all, std::string_view text)
{
    std::string word = foldedForSearch(text);
    std::replace_if(
        word.begin(), word.end(), [](char c) { return c == '-' || c == '_'; }, ' ');
    if (word.empty() || word.find('|') != std::string::npos)
        return {};
    word = "|" + word + "|";
    const auto found = std::find_if(all.begin(), all.end(), [&](const FtmWords &one) { return one.words.find(word) != std::string_view::npos; });
    return found == all.end() ? std::string_view() : found->meaning;
}

/// “contract number” → “contractNumber”.
std::string joinedName(std::string_view name)
{
    std::string result;
    bool isNext = false;
    for (const char c : name) {
        const auto u = static_cast<unsigned char>(c);
        if (!std::isalnum(u)) {
            isNext = !result.empty();
            continue;
        }
        result += static_cast<char>(isNext ? std::toupper(u) : result.empty() ? std::tolower(u) : u);
        isNext = false;
    }
    return result;
}

}  // namespace

std::string_view ftmOfWord(std::string_view word)
{
    return meaningOf(wordsOfSchemata, word);
}

const FtmEdge *ftmEdgeOfWord(std::string_view word, std::string_view source, std::string_view target)
{
    const FtmEdge *edge = ftmEdge(meaningOf(wordsOfEdges, word));
    const FtmModel *model = edge ? ftmModel(edge->schema) : nullptr;
    if (!model)
        return nullptr;
    const auto may = [&](std::string_view end, std::string_view schema) {
        const FtmProperty *property = model->property(end);
        const FtmModel *named = ftmModel(schema);
        return property && named && named->isA(property->of);
    };
    return may(edge->source, source) && may(edge->target, target) ? edge : nullptr;
}

std::string ftmPropertyOfWord(std::string_view name, const FtmModel &model)
{
    if (model.has(name))
        return std::string(name);
    if (const std::string joined = joinedName(name); model.has(joined))
        return joined;
    const std::string_view known = meaningOf(wordsOfProperties, name);
    return model.has(known) ? std::string(known) : std::string();
}

}  // namespace relata
