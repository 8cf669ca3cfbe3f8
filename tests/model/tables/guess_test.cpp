// SPDX-License-Identifier: Apache-2.0
// What tables are taken for, by the names of their columns and by what stands in them.
#include "model/tables/guess.h"

#include "model/tables/cellvalues.h"
#include "model/tables/writtentime.h"
#include "tests/model/tables/guessfixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relata {
namespace {

using test::tableOf;
using testing::HasSubstr;

/// "statements: Source=source, Target=target"; properties are left out.
std::string printed(const TableMapping &mapping)
{
    std::string text = std::string(toString(mapping.shape)) + ":";
    for (const ColumnUse &use : mapping.columns)
        if (use.role != ColumnRole::Property)
            text += " " + use.column + "=" + std::string(toString(use.role)) + (use.space.empty() ? "" : "(" + use.space + ")")
                    + (use.predicate.empty() ? "" : "[" + use.predicate + "]") + ",";
    if (text.ends_with(','))
        text.pop_back();
    return text;
}

struct Header {
    const char *name;
    const char *csv;
    const char *guess;
    const char *because = "";
};

class Guesses : public testing::TestWithParam<Header>
{
};

TEST_P(Guesses, TheRolesOfColumns)
{
    const TableMapping mapping = guessMapping({tableOf(GetParam().csv)}).tables.front();
    EXPECT_EQ(printed(mapping), GetParam().guess);
    EXPECT_THAT(mapping.reason, HasSubstr(GetParam().because));
}

INSTANTIATE_TEST_SUITE_P(
    Programs, Guesses,
    testing::Values(
        Header{"Directorships",
               "company;director;role;from;until;share %\nMedi SA;Ana Ruiz;CEO;01.01.2015;;51,5\nBauer GmbH;Karl Bauer;chair;2001;31.12.2020;60\n",
               "statements: company=target, director=source, role=predicate, from=holds from, until=holds to",
               "“director” and “company” are the ends"},
        Header{"Owners", "Empresa,Socio,Porcentaje\nMedi SA,Ana Ruiz,51\nMedi SA,Luis Gil,49\nNorte SA,Ana Ruiz,100\n",
               "statements: Empresa=target, Socio=source", "an edge list"},
        Header{"Appointments", "Company,Director,Appointed,Resigned\nMedi SA,Ana Ruiz,2015-01-01,\nNorte SA,Karl Bauer,2001-01-01,2009-01-01\n",
               "statements: Company=target, Director=source, Appointed=holds from, Resigned=holds to", "an edge list"},
        Header{"CompaniesWithTheirDirector", "Company,Director,Employees\nMedi SA,Ana Ruiz,40\nNorte SA,Karl Bauer,12\n",
               "entities: Company=name, Director=link[director]"},
        Header{"Awards", "Contracting authority;Supplier;Amount;Award date\nMinistry;Medi SA;1.250,5;12.03.2021\nCity;Bauer GmbH;98,1;30.06.2021\n",
               "statements: Contracting authority=source, Supplier=target, Award date=holds", "“Award date” is when that was"},
        Header{"Purchases", "Supplier;Buyer;Amount\nMedi SA;Ministry;1.250,5\nBauer GmbH;City;98,1\n", "statements: Supplier=target, Buyer=source",
               "an edge list"},
        Header{"GephiNodes", "Id,Label,timeset,modularity_class\n1,Ada,,3\n2,Bob,,4\n", "entities: Id=id, Label=name", "Gephi"},
        Header{"GephiEdges", "Source,Target,Type,Id,Label,timeset,Weight\n1,2,Directed,0,knows,,2\n",
               "statements: Source=source, Target=target, Type=direction, Id=id, Label=predicate, Weight=weight", "Gephi"},
        Header{"KumuElements", "Label,Type,Description,Tags,Image\nAda,Person,First,a|b,\n",
               "entities: Label=name, Type=type, Description=description", "Kumu"},
        Header{"KumuConnections", "From,To,Type,Label,Direction,Description\nAda,Bob,funds,five,directed,why\n",
               "statements: From=source, To=target, Type=predicate, Direction=direction, Description=note", "Kumu"},
        Header{"Neo4jNodes", "personId:ID(Person),name,born:int,nick:string[],:LABEL\np1,Ada,1815,a;b,Person;Writer\n",
               "entities: personId:ID(Person)=id(Person), name=name, :LABEL=type", "Neo4j"},
        Header{"Neo4jRelationships", ":START_ID(Person),role,:END_ID(Film),:TYPE\np1,lead,f1,ACTED_IN\n",
               "statements: :START_ID(Person)=source(Person), :END_ID(Film)=target(Film), :TYPE=predicate", "Neo4j"},
        Header{"CytoscapeNodes", "SUID,shared name,name,selected,Degree\n61,YKR026C,GCN3,false,3\n",
               "entities: SUID=ignore, shared name=id, name=name, selected=ignore", "Cytoscape"},
        Header{"CytoscapeEdges", "SUID,shared name,shared interaction,name,selected,interaction\n9,a (pp) b,pp,a (pp) b,false,pp\n",
               "statements: SUID=ignore, shared name=ends, shared interaction=predicate, name=ignore, selected=ignore, interaction=ignore",
               "Cytoscape"},
        Header{"CytoscapeEdgesInAnotherOrder", "SUID,name,shared name,interaction,shared interaction\n9,a (is) b,a (pp) b,is,pp\n",
               "statements: SUID=ignore, name=ignore, shared name=ends, interaction=ignore, shared interaction=predicate", "Cytoscape"},
        Header{"CytoscapeSourceTarget", "source,interaction,target\na,pp,b\n", "statements: source=source, interaction=predicate, target=target"},
        Header{"RelatasOwn",
               "id,subject,predicate,object,claim,speaker,document,paragraph,quote,modality,polarity,said,holds,confidence,status,note\n"
               "s1,a,knows,b,A knows B,c,d,7,q,asserted,neutral,2019,2018/..,high,,n\n",
               "statements: id=id, subject=source, predicate=predicate, object=target, claim=claim, speaker=speaker, document=document, "
               "paragraph=locator, "
               "quote=quote, modality=modality, polarity=polarity, said=said, holds=holds, confidence=confidence, status=status, note=note"}),
    [](const auto &row) { return std::string(row.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Plain, Guesses,
    testing::Values(
        Header{"EnglishWide", "Name,Type,Reports to,Employer,Age\nAda,Person,Bob,Acme,36\nBob,Person,,Acme,40\n",
               "entities: Name=name, Type=type, Reports to=link[reports to], Employer=link[employer]"},
        Header{"SpanishWide", "Nombre;Tipo;Partido;Descripción;Sobrenombre\nAna Pérez;Persona;Morena;Senadora;Anita\n",
               "entities: Nombre=name, Tipo=type, Partido=link[partido], Descripción=description, Sobrenombre=alias"},
        Header{"SomethingOfSomebody",
               "Name,Director of,Married to,Date of birth,Entered by\nAda,Acme,Bob,1815-12-10,me\nEve,Initech;Globex,,1900,me\n",
               "entities: Name=name, Director of=link[director of]"},
        Header{"EvidenceOfARow", "Name,Party,Source,Page,According to,Notes,Website,Published\nAda,Left,Report 7,12,Reforma,seen,www.a.org,2019\n",
               "entities: Name=name, Party=link[party], Source=document, Page=locator, According to=speaker, Notes=description, Published=document "
               "date"},
        Header{"HeadsOfOffices", "Nombre,Dependencia,Titular,Vocero,Page\nINM,SEGOB,Garduño,Ruiz,www.a.org\nCOMAR,SEGOB,Ramírez,,\n",
               "entities: Nombre=name, Dependencia=link[dependencia]"},
        Header{"WhoKeptTheTable", "Name,Party,Last updated by,Verificado por\nAda,Left,Luis,Eva\n", "entities: Name=name, Party=link[party]"},
        Header{"SourceOfARowWithoutLinks", "Name,Age,Source,Page\nAda,36,Report 7,12\n", "entities: Name=name"},
        Header{"SpanishNames", "Clave,Nombre,Apellido paterno,Apellido materno\n1,Ana,Pérez,Ruiz\n",
               "entities: Clave=id, Nombre=name, Apellido paterno=name, Apellido materno=name"},
        Header{"EnglishNames", "firstName,lastName,birthday\nAda,Lovelace,1815-12-10\n", "entities: firstName=name, lastName=name"},
        Header{"SpanishEdges", "Origen;Destino;Relación;Peso;Fecha inicio;Fecha fin\nAna;Luis;apoya;1,5;2019;2020\n",
               "statements: Origen=source, Destino=target, Relación=predicate, Peso=weight, Fecha inicio=holds from, Fecha fin=holds to"},
        Header{
            "SpanishStatements", "Sujeto,Predicado,Objeto,Según,Documento,Cita textual,Párrafo,Modalidad,Fecha\nA,apoya,B,C,D,E,3,citado,2020\n",
            "statements: Sujeto=source, Predicado=predicate, Objeto=target, Según=speaker, Documento=document, Cita textual=quote, Párrafo=locator, "
            "Modalidad=modality, Fecha=said"},
        Header{"FromAndToAreDatesToo", "person 1,person 2,relationship,from,to\nAda,Bob,knows,2010,2012\n",
               "statements: person 1=source, person 2=target, relationship=predicate, from=holds from, to=holds to"},
        Header{"FromAndToOfSomebody", "person,from,to\nAda,2010,2012\nBob,2011-05,2012\n", "entities: person=name"},
        Header{"SourceIsADocumentBesideSubject", "subject,relation,object,source\nAda,knows,Bob,The Times\n",
               "statements: subject=source, relation=predicate, object=target, source=document"},
        Header{"SourceIsALink", "from,to,source\nAda,Bob,https://example.org/1\n", "statements: from=source, to=target, source=document url"},
        Header{"IdsAndNames", "source_id,source_name,source_type,target_id,target_name,type\n1,Ada,Person,2,Bob,knows\n",
               "statements: source_id=source, source_name=source name, source_type=source type, target_id=target, target_name=target name, "
               "type=predicate"},
        Header{"IdByItsName", "billID,active,officialTitle\nhr1,True,An act\nhr2,False,Another act\n", "entities: billID=id, officialTitle=name"},
        Header{"OneColumn", "Name\nAda\nBob\n", "entities: Name=name"},
        Header{"AddressesAreNoEnds", "name,address 1,address 2\nAda,Main St,Flat 2\n", "entities: name=name"},
        Header{"TitleAbove", "List of donors,,\n,,\nDonor,Recipient,Amount\nAda,Bob,5\n", "statements: Donor=source, Recipient=target",
               "1 line above the header was passed over"},
        Header{"BossByValues", "id,name,lead\n1,Ada,\n2,Bob,Ada\n3,Carl,Bob\n", "entities: id=id, name=name, lead=link[lead]",
               "“lead” names other entities"}),
    [](const auto &row) { return std::string(row.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Payments, Guesses,
    testing::Values(
        Header{"GermanVonAn", "von;an;Datum;Betrag\nAnna Größe;Bernd Ähre;31.12.2023;1.234,56\n", "statements: von=source, an=target, Datum=holds"},
        Header{"GermanVonNach", "Von;Nach;Datum\nBerlin;Bonn;2024-01-02\n", "statements: Von=source, Nach=target, Datum=holds"},
        Header{"GermanSender", "Datum;Absender;Empfänger;Betrag\n1.2.2024;A;B;5\n", "statements: Datum=holds, Absender=source, Empfänger=target"},
        Header{"GermanPayer", "Buchungstag;Zahler;Empfänger;Betrag\n1.2.2024;A;B;5\n",
               "statements: Buchungstag=holds, Zahler=source, Empfänger=target"},
        Header{"GermanSource", "Quelle;Ziel;von;bis\nA;B;2010;2012\n", "statements: Quelle=source, Ziel=target, von=holds from, bis=holds to"},
        Header{"GermanSourceIsADocumentBesideEnds", "von;an;Quelle\nA;B;Die Zeit\n", "statements: von=source, an=target, Quelle=document"},
        Header{"SpanishDeA", "De,A,Fecha,Monto\nAna,Luis,03/04/2020,5\n", "statements: De=source, A=target, Fecha=holds", "3 Apr"},
        Header{"SpanishDePara", "de;para;fecha de pago;importe\nAna;Luis;2020;5\n", "statements: de=source, para=target, fecha de pago=holds"},
        Header{"SpanishOrigin", "origen,destino,fecha,importe\nAna,Luis,2020,5\n", "statements: origen=source, destino=target, fecha=holds"},
        Header{"SpanishSender", "Remitente,Destinatario,Fecha\nAna,Luis,2020\n", "statements: Remitente=source, Destinatario=target, Fecha=holds"},
        Header{"FrenchSource", "source;cible;date;montant\nAnne;Luc;03/04/2020;5\n", "statements: source=source, cible=target, date=holds", "3 Apr"},
        Header{"FrenchSender", "Expéditeur;Destinataire;Date\nAnne;Luc;2020\n", "statements: Expéditeur=source, Destinataire=target, Date=holds"},
        Header{"FrenchDeA", "De;À;Date;Montant\nAnne;Luc;2020;5\n", "statements: De=source, À=target, Date=holds"},
        Header{"EnglishDatesStayAmerican", "from,to,date,amount\nAnn,Luke,03/04/2020,5\n", "statements: from=source, to=target, date=holds",
               "4 Mar"}),
    [](const auto &row) { return std::string(row.param.name); });

/// One such heading, or two that are days, makes nobody's list an edge list.
INSTANTIATE_TEST_SUITE_P(
    People, Guesses,
    testing::Values(Header{"GermanSource", "Name;Quelle;Ort\nAnna;Die Zeit;Bonn\nBernd;Der Spiegel;Köln\n", "entities: Name=name"},
                    Header{"GermanReceiver", "Name;Empfänger;Datum\nAnna;ja;1.2.2024\nBernd;nein;2.2.2024\n", "entities: Name=name"},
                    Header{"GermanVonBis", "Name;von;bis\nAnna;2010;2012\nBernd;2011;2013\n", "entities: Name=name"},
                    Header{"GermanVonAnOfDays", "Name;Von;An\nAnna;1.2.2010;3.4.2012\nBernd;2011;2013\n", "entities: Name=name"},
                    Header{"SpanishDestination", "Nombre;Destino;Importe\nAna;Lima;5\nLuis;Quito;6\n", "entities: Nombre=name"},
                    Header{"SpanishDeAOfDays", "Nombre;De;A\nAna;2010;2012\nLuis;2011;2013\n", "entities: Nombre=name"},
                    Header{"FrenchDeAOfDays", "Personne;Nom;De;A\np;Anne;2010;2012\nq;Luc;2011;2013\n", "entities: Nom=name"},
                    Header{"FrenchReceiver", "Nom;Destinataire;Date\nAnne;oui;2020\nLuc;non;2021\n", "entities: Nom=name"}),
    [](const auto &row) { return std::string(row.param.name); });

/// Spreadsheets of newsrooms: rows that link two, though no heading says “source” and “target”.
INSTANTIATE_TEST_SUITE_P(
    Newsrooms, Guesses,
    testing::Values(
        Header{"SourceBesideDocument", "Persona A;Relación;Persona B;Fecha;Fuente;Documento\nAna;asesora de;Luis;03/04/2024;El País;Contrato 30\n",
               "statements: Persona A=source, Relación=predicate, Persona B=target, Fecha=said, Fuente=document publisher, Documento=document"},
        Header{"SpanishPersonaAB", "Persona A;Relación;Persona B;Fecha;Fuente\nAna;asesora de;Luis;25/06/2024;El País\n",
               "statements: Persona A=source, Relación=predicate, Persona B=target, Fecha=said, Fuente=document"},
        Header{"EnglishPosts", "Name,Position,Organisation,From,To\nAda,Chair,Acme,2015,2019\nBob,Director,Acme,2016-03,\n",
               "statements: Name=source, Position=predicate, Organisation=target, From=holds from, To=holds to"},
        Header{"GermanPosts", "Name;Funktion;Unternehmen;Beginn;Ende\nAnna;Vorstand;Groß AG;01.02.2015;31.12.2019\n",
               "statements: Name=source, Funktion=predicate, Unternehmen=target, Beginn=holds from, Ende=holds to"},
        Header{"SpanishPosts", "Persona;Cargo;Empresa;Desde;Hasta\nAna;Consejera;Iberia;2010;2014\n",
               "statements: Persona=source, Cargo=predicate, Empresa=target, Desde=holds from, Hasta=holds to"},
        Header{"APostWithoutDaysIsOfSomebody", "Name,Position,Organisation,Born\nAda,Chair,Acme,Leeds\nBob,Director,Acme,Hull\n",
               "entities: Name=name, Organisation=link[organisation]"},
        Header{"APostAndNothingElseIsALink", "person,organisation,role\nNadia Cruz,Banco Beta,Treasurer\nAda,Acme,Chair\n",
               "statements: person=source, organisation=target, role=predicate"},
        Header{"APartyIsNoPlaceOfAPost", "Name,Position,Party,From\nAda,Minister,Whig,2015\n", "entities: Name=name, Party=link[party]"},
        Header{"Lobbyists", "Lobbyist;Client;Amount;Date\nSmith;Acme;12.500,50;03.04.2023\n",
               "statements: Lobbyist=source, Client=target, Date=holds"},
        Header{"GermanDonations", "Spender;Partei;Betrag;Datum\nGroß AG;CDU;50.000,00;01.02.2023\n",
               "statements: Spender=source, Partei=target, Datum=holds"},
        Header{"FrenchDonations", "Bénéficiaire;Donateur;Montant;Date\nParti A;Jean;7 500,00;12/02/2021\n",
               "statements: Bénéficiaire=target, Donateur=source, Date=holds"},
        Header{"Shareholders", "Company,Shareholder,Share\nAcme,Ada,51%\n", "statements: Company=target, Shareholder=source"},
        Header{"SpanishContracts", "Dependencia;Proveedor;Monto\nIMSS;Medicinas SA;5\n", "statements: Dependencia=source, Proveedor=target"},
        Header{"WhoSaysWhatAboutWhom", "Who,Says,About whom,Quote,Author\nAda,praises,Acme,Fine,Kim\n",
               "statements: Who=source, Says=predicate, About whom=target, Quote=quote, Author=speaker"},
        Header{"ThePredicateIsNoEnd", "Quién;Vínculo;Con\nAna;dirige;ACNUR\n\"Pérez, Juan\";asesora;ACNUR\n",
               "statements: Quién=source, Vínculo=predicate, Con=target"},
        Header{"HeadingsOverSeveralColumns", "Who,,Money,\nDonor,Recipient,Amount,Date\nAda,Whigs,5,2023\n",
               "statements: Donor=source, Recipient=target, Date=holds"},
        Header{"NamesThatComeAgain", "Politiker;Verein;Rolle\nAnna;Bau e.V.;Vorsitz\nAnna;Turn e.V.;Mitglied\n",
               "statements: Politiker=source, Verein=target, Rolle=predicate"}),
    [](const auto &row) { return std::string(row.param.name); });

INSTANTIATE_TEST_SUITE_P(Grids, Guesses,
                         testing::Values(Header{"Matrix", ",a,b,c\na,0,1,0\nb,0,0,1\nc,1,0,0\n", "matrix:", "rows point to columns"},
                                         Header{"SymmetricMatrix", "x;a;b;c\na;0;1;0\nb;1;0;3\nc;0;3;0\n", "matrix:", "no direction"},
                                         Header{"TriangularMatrix", ",a,b,c\na,,1,2\nb,,,1\nc,,,\n", "matrix:", "no direction"},
                                         Header{"TwoModeMatrix", ",party,union\nAda,1,0\nBob,1,1\nCarl,,1\n", "matrix:"},
                                         Header{"MatrixOfWords", ",a,b,c\na,,knows,\nb,,,owns\nc,,,\n", "matrix:"},
                                         Header{"AnIndexIsNoMatrix", ",age,height\n0,36,170\n1,40,180\n2,50,175\n", "entities: A=name"},
                                         Header{"AdjacencyList", "a;b;c\nb;d\nd;a;b;c\n", "adjacency list:"},
                                         Header{"EdgesWithoutHeader", "a,b\nb,c\nc,a\n", "statements: A=source, B=target", "without header"},
                                         Header{"TriplesWithoutHeader", "ada,knows,bob\nbob,knows,carl\ncarl,owns,acme\n",
                                                "statements: A=source, B=predicate, C=target"},
                                         Header{"WeightsWithoutHeader", "1,2,0.5\n2,3,0.7\n3,1,0.9\n", "statements: A=source, B=target, C=weight"}),
                         [](const auto &row) { return std::string(row.param.name); });

TEST(Guess, NodesAndEdgesAreToldApartAndLinkedByTheirIds)
{
    const auto mapping = guessMapping({tableOf("id,name,party_id\n1,Ada,10\n2,Bob,11\n", "personas"),
                                       tableOf("id,name\n10,Left\n11,Right\n", "parties"), tableOf("source,target\n1,2\n", "edges")});
    EXPECT_EQ(printed(mapping.tables[0]), "entities: id=id, name=name, party_id=link[party]");
    EXPECT_EQ(mapping.tables[0].type, "person") << "told by the name of the table";
    EXPECT_EQ(mapping.tables[1].type, "institution");
    EXPECT_EQ(printed(mapping.tables[2]), "statements: source=source, target=target");
}

TEST(Guess, WhatNoHeadingTellsIsDoubtedAndWhatOneTellsIsNot)
{
    const auto doubt = [](const char *csv) { return guessMapping({tableOf(csv)}).tables.front().doubt; };
    for (const char *sure : {"source,target\na,b\n", "id,name\n1,Ada\n2,Bob\n", "Name\nAda\n", "Lobbyist,Client\na,b\n", "person,mother\nAda,Eve\n",
                             ",a,b\na,,1\nb,1,\n", "a,b\nb,c\nc,a\n", "Name,Position,Organisation,From\nAda,Chair,Acme,2015\n",
                             "First name,Surname\nAda,Byron\nAda,Stone\n"})
        EXPECT_EQ(doubt(sure), "") << sure;
    EXPECT_EQ(doubt("A,B\nBoard of Acme,Ada\nBoard of Globex,Bob\n"), "no heading says what its rows are");
    EXPECT_EQ(doubt("Name,Topic\nAda,x\nAda,y\n"), "the same names stand in several rows");
    EXPECT_EQ(doubt("ada,knows,bob\nbob,knows,carl\ncarl,owns,acme\n"), "its columns have no headings");
    EXPECT_EQ(doubt("Minister,Date,Organisation\nJane,2024-06-05,Acme\nJane,2024-06-25,Trust\n"), "no heading says how the two are linked");
}

TEST(Guess, OneDayOfAColumnDecidesForAllOfThem)
{
    const auto mapping = [](const std::string &rows, const char *header = "source,target,date\n") {
        return guessMapping({tableOf(header + rows)}).tables.front();
    };
    const auto dayFirst = mapping("a,b,05/06/2024\nb,c,25/06/2024\n"), monthFirst = mapping("a,b,05/06/2024\nb,c,06/25/2024\n"),
               either = mapping("a,b,05/06/2024\n"), both = mapping("a,b,05/06/2024\nb,c,25/06/2024\nc,d,06/26/2024\n");
    EXPECT_TRUE(dayFirst.dayFirst);
    EXPECT_THAT(dayFirst.reason, HasSubstr("dates have the day first, as “25/06/2024” shows"));
    EXPECT_EQ(dayFirst.doubt, "");
    EXPECT_FALSE(monthFirst.dayFirst);
    EXPECT_EQ(monthFirst.doubt, "");
    EXPECT_THAT(either.reason, HasSubstr("“05/06/2024” is taken for 6 May 2024"));
    EXPECT_EQ(either.doubt, "nothing shows whether dates like “05/06/2024” have the day or the month first");
    EXPECT_EQ(both.doubt, "its dates are written in two ways: “25/06/2024” has the day first, “06/26/2024” the month");
    EXPECT_EQ(mapping("a,b,06/06/2024\n").doubt, "") << "the same either way";
    std::string late;
    for (int i = 0; i < 3000; ++i)
        late += "a" + std::to_string(i) + ",b,05/06/2024\n";
    EXPECT_TRUE(mapping(late + "b,c,25/06/2024\n").dayFirst) << "also where it stands far below";
}

TEST(Guess, AnAuthorWroteTheDocumentOrSaysItWhereThereIsNone)
{
    const auto document = guessMapping({tableOf("source,target,document,author\na,b,The Times,Kim\n")}).tables.front(),
               speaker = guessMapping({tableOf("source,target,autor\na,b,Kim\n")}).tables.front(),
               both = guessMapping({tableOf("source,target,url,author,speaker\na,b,https://x.org,Kim,Jo\n")}).tables.front();
    EXPECT_EQ(printed(document), "statements: source=source, target=target, document=document, author=document author");
    EXPECT_THAT(document.reason, HasSubstr("“author” wrote the document and is who says it"));
    EXPECT_EQ(printed(speaker), "statements: source=source, target=target, autor=speaker");
    EXPECT_THAT(speaker.reason, HasSubstr("“autor” is who says it"));
    EXPECT_THAT(both.reason, testing::EndsWith("“author” wrote the document"));
}

TEST(Guess, DayOrderAndDecimalCommas)
{
    const auto mapping = [](const char *csv) { return guessMapping({tableOf(csv)}).tables.front(); };
    EXPECT_TRUE(mapping("from,to,start\na,b,25/12/2020\nb,c,01/02/2020\n").dayFirst);
    EXPECT_FALSE(mapping("from,to,start\na,b,12/25/2020\n").dayFirst);
    EXPECT_FALSE(mapping("from,to,start\na,b,01/02/2020\n").dayFirst);
    EXPECT_TRUE(mapping("origen;destino;fecha\na;b;01/02/2020\n").dayFirst);
    EXPECT_TRUE(mapping("from\tto\tstart\tamount\na\tb\t01/02/2020\t1,5\n").dayFirst) << "who writes 1,5 writes the day first";
    EXPECT_FALSE(mapping("from\tto\tstart\tamount\na\tb\t01/02/2020\t1.5\n").dayFirst);
    EXPECT_TRUE(mapping("origen;destino;peso\na;b;1,5\n").decimalComma);
    EXPECT_FALSE(mapping("origen;destino;peso\na;b;1.5\n").decimalComma);
}

TEST(WrittenTime, WhatCanBeOneTimeOnlyIsTakenAndWhatMayBeTwoIsAskedAbout)
{
    const auto text = [](const char *typed) {
        const auto time = writtenTime(typed);
        EXPECT_EQ(whyNoTime(typed).empty(), time.has_value()) << typed;
        return time ? time->text() : "? " + time.error().message;
    };
    EXPECT_EQ(text(""), "");
    EXPECT_EQ(text("2018/2024-10~"), "2018/2024-10~") << "EDTF stays as it is";
    EXPECT_EQ(text(" 02.06.2024 "), "2024-06-02");
    EXPECT_EQ(text("2.6.2024"), "2024-06-02");
    EXPECT_EQ(text("13/06/2024"), "2024-06-13");
    EXPECT_EQ(text("13-06-2024 10:30"), "2024-06-13T10:30:00");
    EXPECT_EQ(text("c. 2019"), "2019~");
    EXPECT_EQ(text("ca. 2019"), "2019~");
    EXPECT_EQ(text("um 1990"), "1990~");
    EXPECT_EQ(text("about June 2024"), "2024-06~");
    EXPECT_EQ(text("2. März 2024"), "2024-03-02");
    EXPECT_EQ(text("14 juillet 2024"), "2024-07-14");
    EXPECT_EQ(text("1.2.2024 - 3.4.2024"), "2024-02-01/2024-04-03");
    EXPECT_EQ(text("1 May 2019 to June 2020"), "2019-05-01/2020-06");
    EXPECT_EQ(text("from Oct 2024"), "2024-10/..") << "as cards write it";
    EXPECT_EQ(text("until Jul 2020"), "../2020-07");
    EXPECT_EQ(text("since 2019"), "2019/..");
    EXPECT_EQ(text("seit 2. März 2024"), "2024-03-02/..");
    EXPECT_EQ(text("hasta junio de 2024"), "../2024-06");
    EXPECT_EQ(text("from 2019 to June 2020"), "2019/2020-06");
    EXPECT_EQ(text("2024..2025"), "2024/2025") << "as the lens writes it";
    EXPECT_EQ(text("2024.."), "2024/..");
    EXPECT_EQ(text("..2025-06"), "../2025-06");
    EXPECT_FALSE(writtenTime("from 02/06/2024")) << "two days";
    EXPECT_FALSE(writtenTime("from"));
    EXPECT_FALSE(writtenTime(".."));
    EXPECT_FALSE(writtenTime(std::string(78, '.'))) << "and at once";
    EXPECT_FALSE(writtenTime("from until from .. to .. until .. bis .. hasta .. to .. – .. - .. to from .. ..")) << "and at once";
    EXPECT_EQ(whyNoTime("31.02.2024"), "“31.02.2024” is no day of the calendar");
    EXPECT_EQ(whyNoTime("2.6.24"), "The year has four digits, like 2.6.2024");
    EXPECT_EQ(whyNoTime("yesterday"), "A time is written like 2024, 2024-06, 2 June 2024, c. 2019, from 2018 or 2018/2024");
    EXPECT_EQ(whyNoTime("Sommer 2024"), whyNoTime("yesterday"));
    EXPECT_EQ(whyNoTime("2019-13").substr(0, 19), "A month is 01 to 12") << "EDTF's own words, where it looks like EDTF";
    EXPECT_FALSE(writtenTime("02-06-2024 10:30")) << "the clock makes the day no clearer";
    EXPECT_FALSE(writtenTime("02/06/2024 10:30"));
    EXPECT_EQ(text("06/13/2024"), "2024-06-13");
    EXPECT_EQ(text("13-06-2024"), "2024-06-13");
    EXPECT_EQ(text("06/06/2024"), "2024-06-06") << "the same either way";
    EXPECT_EQ(text("2024/6/2"), "2024-06-02");
    EXPECT_EQ(text("6/2024"), "2024-06");
    EXPECT_EQ(text("06.2024"), "2024-06");
    EXPECT_EQ(text("2 June 2024"), "2024-06-02");
    EXPECT_EQ(text("June 2, 2024"), "2024-06-02");
    EXPECT_EQ(text("junio de 2024"), "2024-06");
    EXPECT_EQ(text("02/06/2024"), "? “02/06/2024” may be 2 Jun 2024 or 6 Feb 2024. Expected 2024-06-02 or 2024-02-06");
    EXPECT_EQ(text("02-06-2024"), "? “02-06-2024” may be 2 Jun 2024 or 6 Feb 2024. Expected 2024-06-02 or 2024-02-06");
    EXPECT_EQ(whyNoTime("02/06/2024"), "2024-06-02 (2 Jun 2024) or 2024-02-06 (6 Feb 2024)?");
    for (const char *none : {"31.31.2024", "0/2024", "13/2024", "2.6.24", "13-13-2024", "soon", "2019/13"})
        EXPECT_TRUE(text(none).starts_with("? ")) << none;
}

TEST(Guess, WhereAColumnSaysWhatTheyHaveToDoTheRowIsReadAsItStands)
{
    const std::string with = printed(
        guessMapping({tableOf("Proveedor,Dependencia,Relación\nACME,Secretaría,contratista de\nBeta,Secretaría,contratista de\n")}).tables.front());
    EXPECT_THAT(with, HasSubstr("Proveedor=source")) << with;
    EXPECT_THAT(with, HasSubstr("Dependencia=target"));
    const std::string without =
        printed(guessMapping({tableOf("Proveedor,Dependencia,Monto\nACME,Secretaría,5\nBeta,Secretaría,6\n")}).tables.front());
    EXPECT_THAT(without, HasSubstr("Proveedor=target")) << "who pays is the one who does: " << without;
}

TEST(CellValues, TimesAsPeopleWriteThem)
{
    const auto text = [](const char *cell, bool dayFirst = true) {
        const auto time = timeOf(cell, dayFirst);
        return time ? time->text() : std::string("none");
    };
    EXPECT_EQ(text("2019-06"), "2019-06");
    EXPECT_EQ(text("2018/2024-10"), "2018/2024-10");
    EXPECT_EQ(text("03/04/2020"), "2020-04-03");
    EXPECT_EQ(text("03/04/2020", false), "2020-03-04");
    EXPECT_EQ(text("25/12/2020", false), "2020-12-25");
    EXPECT_EQ(text("12/25/2020", true), "2020-12-25");
    EXPECT_EQ(text("3.4.2020", false), "2020-04-03");
    EXPECT_EQ(text("2020/4/3"), "2020-04-03");
    EXPECT_EQ(text("31/31/2020"), "none");
    EXPECT_EQ(text("3/4/20"), "none") << "whose century?";
    EXPECT_EQ(text("2019-06-02 10:30"), "2019-06-02T10:30:00");
    EXPECT_EQ(text("2019-06-02 9:30:05"), "2019-06-02T09:30:05");
    EXPECT_EQ(text("2 June 2019"), "2019-06-02");
    EXPECT_EQ(text("June 2nd, 2019"), "2019-06-02");
    EXPECT_EQ(text("3 de marzo de 2020"), "2020-03-03");
    EXPECT_EQ(text("Sept 2020"), "2020-09");
    EXPECT_EQ(text("06/2019"), "2019-06");
    EXPECT_EQ(text("12-2020"), "2020-12");
    EXPECT_EQ(text("13/2020"), "none");
    EXPECT_EQ(text("06/2019 - 12/2020"), "2019-06/2020-12");
    EXPECT_EQ(text("2-Jun-2019"), "2019-06-02");
    EXPECT_EQ(text("jun-2019"), "2019-06");
    EXPECT_EQ(text("jun-19"), "none") << "a year, or a day";
    EXPECT_EQ(text("1990s"), "199X");
    EXPECT_EQ(text("the 1990’s"), "199X");
    EXPECT_EQ(text("1995s"), "none");
    EXPECT_EQ(text("~2019"), "2019~");
    EXPECT_EQ(text("2018 a 2020"), "2018/2020");
    EXPECT_EQ(text("de 2018 a 2020"), "2018/2020");
    EXPECT_EQ(text("del 2 de marzo al 3 de abril de 2020"), "none") << "of which year the first is, it does not say";
    EXPECT_EQ(text("2017–2021"), "2017/2021");
    EXPECT_EQ(text("yesterday"), "none");
    EXPECT_EQ(text("May"), "none");
}

TEST(CellValues, NumbersLists)
{
    EXPECT_EQ(withSingleBlanks("Ana  López"), "Ana López");
    EXPECT_EQ(withSingleBlanks("Ana\u00A0López"), "Ana López");
    EXPECT_EQ(withSingleBlanks("Ana\nLópez \u00A0 García"), "Ana López García");
    EXPECT_EQ(withSingleBlanks("Ana López"), std::nullopt);
    EXPECT_EQ(withSingleBlanks("\u00A0"), std::nullopt) << "nothing would be left";
    EXPECT_EQ(numberOf("1,5", true), "1.5");
    EXPECT_EQ(numberOf("1,5", false), "1,5");
    EXPECT_THAT(valuesOf(" a | b;c ;; ", "|;"), testing::ElementsAre("a", "b", "c"));
    for (const char *number : {"12", "-1.5", "1e3", "12%", ".5", "+2"})
        EXPECT_TRUE(isNumber(number)) << number;
    for (const char *none : {"", "-", "1a", "e3", "a1", "=1", "1e", "%"})
        EXPECT_FALSE(isNumber(none)) << none;
}

TEST(Mappings, AreSavedAndFitOtherTablesWithTheSameColumns)
{
    const std::vector<Table> tables{tableOf("Id,Label\n1,Ada\n", "nodes"), tableOf("Source,Target,Since\n1,2,2019\n", "edges")};
    ColumnMapping mapping = guessMapping(tables);
    mapping.tables[1].columns[2].role = ColumnRole::Property;
    mapping.tables[1].columns[2].property = "year";
    const auto again = ColumnMapping::parse(mapping.json(), "m.json");
    ASSERT_TRUE(again) << again.error().text();
    EXPECT_EQ(again->json(), mapping.json());

    const std::vector<Table> later{tableOf("Some title,,\nTarget,Source,Extra,since\n2,1,x,2020\n", "edges-2027"),
                                   tableOf("id,LABEL\n1,Ada\n", "people")};
    const auto fitted = again->fittedTo(later);
    ASSERT_TRUE(fitted) << fitted.error().text();
    EXPECT_EQ(printed(fitted->tables[0]), "statements: Target=target, Source=source");
    EXPECT_EQ(fitted->tables[0].headerLine, 2);
    EXPECT_EQ(fitted->tables[0].columns[3].property, "year");
    EXPECT_EQ(printed(fitted->tables[1]), "entities: id=id, LABEL=name");
}

TEST(Mappings, FaultsAreNamed)
{
    const auto fault = [](const std::string &json) {
        const auto mapping = ColumnMapping::parse(json, "m.json");
        return mapping ? std::string("no fault") : mapping.error().text();
    };
    const std::string head = R"({"relata": "column mapping", "version": 1, "tables": [)";
    EXPECT_EQ(fault(head + "]}"), "no fault");
    EXPECT_THAT(fault("{"), HasSubstr("m.json, line 1"));
    EXPECT_THAT(fault("[]"), HasSubstr("is no column mapping"));
    EXPECT_THAT(fault(R"({"relata": "column mapping", "version": 2, "tables": []})"), HasSubstr("another version"));
    EXPECT_THAT(fault(head + "7]}"), HasSubstr("table 1 is no object"));
    EXPECT_THAT(fault(head + R"({"shape": "cloud"}]})"), HasSubstr("“shape” of table 1 is not that. Expected one of entities, statements"));
    EXPECT_THAT(fault(head + R"({"shape": "entities", "columns": [{"column": "a", "as": "king"}]}]})"), HasSubstr("“as” of column 1 of table 1"));
    EXPECT_THAT(fault(head + R"({"shape": "entities", "header": -1}]})"), HasSubstr("“header” of table 1"));
    EXPECT_THAT(fault(head + R"({"shape": "entities", "directed": "yes"}]})"), HasSubstr("true or false"));

    const auto mapping = guessMapping({tableOf("source,target\na,b\n")});
    const auto fitted = mapping.fittedTo({tableOf("who,whom\na,b\n")});
    ASSERT_FALSE(fitted);
    EXPECT_THAT(fitted.error().text(), HasSubstr("has no column “source”. Expected the columns of the mapping; found “who, whom”"));
}

}  // namespace
}  // namespace relata
