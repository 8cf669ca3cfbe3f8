// SPDX-License-Identifier: Apache-2.0
#include "model/io/predicatewords.h"

#include "model/query/search.h"

#include <algorithm>
#include <array>
#include <string>

namespace relata {
namespace {

/// Folded words parted by one space; one that ends with * stands for all that begin so.
struct Words {
    std::string_view category;
    std::string_view known;  ///< parted by commas
};

constexpr std::array meanings{
    Words{
        "office",
        "member*,miembro*,mitglied*,membre*,director*,directeur*,directrice*,direktor*,work,works,worked,working,employ*,emplead*,emplea,trabaj*,"
        "arbeit*,travaill*,angestellt*,head,heads,headed,leads,leader*,led "
        "by,leitet*,leiter*,dirige,dirigio,chair,chairs,chaired,chairman,chairwoman,"
        "chairperson,president*,preside,presidio,vorsitz*,minister*,ministr*,secretar*,board,vorstand*,officer*,ceo,founder*,founded,fundador*,fundo,"
        "grunder*,fondateur*,belongs,belonged,pertenec*,gehort,appartien*,affiliat*,afiliad*,represents,representative*,represented,representa,"
        "vertritt,"
        "manages,managed,manager*,gerente*,position*,post,role,rol,cargo,amt,poste,succeeds,succeeded,successor*,sucesor*,precedes,preceded,"
        "predecessor*,"
        "antecesor*,elected,candidate*,candidat*,consejer*,asesor*,adviser*,advisor*,advises"},
    Words{
        "power",
        "own,owns,owned,owner*,ownership,shareholder*,accionista*,aktionar*,actionnaire*,gesellschafter*,besitz*,propietari*,dueno,duena,duenos,"
        "proprietaire*,posee,"
        "possede,eigentum*,control,controls,controlled,controla*,kontroll*,parent company,parent organization,parent organisation,subsidiar*,filial*,"
        "tochter*,lobby*,lobbies,lobbied,cabilde*,pressure*,presion*,appoint*,nombra,nombro,nombrad*,ernennt,ernannt*,nomme,nommee,influenc*,"
        "influye*,beeinflusst*,threat*,amenaz*,droht*,menace*,supervis*,oversees,regulat*,regula"},
    Words{"support",
          "support,supports,supported,supporter*,apoya*,apoyo,unterstutzt*,soutient,soutenu*,pay,pays,paid,payment*,paga,pago,pagos,pagado*,zahlt*,"
          "zahlung*,bezahlt*,paie,paye*,donate*,donation*,donor*,donante*,donacion*,dona,dono,donado*,spende*,financ*,finanz*,fund,funds,funded,"
          "funding,funder*,grant*,subvenc*,subvention*,sponsor*,contribut*,contribu*,ally,allied,allies,aliado*,aliada*,allie,endors*,favour*,favor*,"
          "agrees,agreed,meets,met,meeting*,reune,reunio,reunion*,trifft,traf,treffen,rencontr*,praise*,elogi*,helps,helped,ayuda*,invests,invested,"
          "investor*,inversor*,invierte,invirtio,investiert*,loan*,lends,lent,prestamo*,partner*,cooperat*,coopera,kooper*,collaborat*,colabora*"},
    Words{"conflict",
          "oppos*,opone,opuso,lehnt "
          "ab,critici*,critica*,critico,kritis*,critique*,accuse*,accusation*,acusa*,acuso,beschuldigt*,denounce*,denunci*,sue,"
          "sues,sued,demanda,demando,verklagt*,attack*,ataca*,ataco,ataque*,investigat*,investiga*,ermittelt*,charged,indict*,convict*,condemn*,"
          "condena*,"
          "condeno,sanction*,sancion*,arrest*,blocks,blocked,rival*,conflict*,konflikt*,enemy,enemies,enemigo*,dispute*,protest*,reject*,rechaz*"},
    Words{"action",
          "decides,decided,decide,decidio,signs,signed,firmo,votes,voted,voto,vota,propose*,propone,propuso,implement*,adopts,adopted,passes,passed,"
          "enact*,takes part,took part,participa*,participe,attend*,asiste,asistio,award*,adjudic*,contract*,contrat*,vertrag*,vergab*"},
    Words{"consequence", "harm*,hurt*,damage*,affect*,afecta*,causes,caused,perjudic*,schadet*,kill*,injur*"},
    Words{"place",
          "located*,location*,part of,parte de,teil von,partie de,based,headquarter*,sede,sitz,resid*,lives,born,nacid*,registered,domicil*,situated,"
          "ubicad*,jurisdiction*,address*,country,pais"},
};

constexpr std::array denials{"not", "no", "never", "nunca", "nicht", "kein", "keine", "ne", "pas", "without", "sin", "ohne", "sans", "non"};

/// Do the words that begin at \a at of \a text say \a known?
bool says(std::string_view text, std::size_t at, std::string_view known)
{
    const bool beginning = known.ends_with('*');
    if (beginning)
        known.remove_suffix(1);
    if (text.compare(at, known.size(), known) != 0)
        return false;
    const std::size_t end = at + known.size();
    return beginning || end >= text.size() || text[end] == ' ';
}

std::string_view categoryAt(std::string_view text, std::size_t at)
{
    for (const Words &words : meanings)
        for (std::size_t from = 0; from < words.known.size();) {
            const std::size_t to = std::min(words.known.find(',', from), words.known.size());
            if (words.known[from] == text[at] && says(text, at, words.known.substr(from, to - from)))
                return words.category;
            from = to + 1;
        }
    return {};
}

}  // namespace

std::string_view categoryOfWords(std::string_view label)
{
    constexpr std::size_t most = 200;  // letters; what is longer is a sentence, not a predicate
    if (label.size() > most)
        return {};
    const std::string text = foldedForSearch(label);
    std::string_view category;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (std::find(denials.begin(), denials.end(), std::string_view(text).substr(at, end - at)) != denials.end())
            return {};
        if (category.empty())
            category = categoryAt(text, at);
        at = end + 1;
    }
    return category;
}

}  // namespace relata
