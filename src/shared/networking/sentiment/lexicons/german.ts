import { phraseStartsOf, type SentimentLexicon, valencesOf, wordsOf } from '../lexicon'
import { emojiValences, emoticonValences } from './emoji'
import { vaderLexicon } from './vader'

/** Mean effect of a word of degree, by Hutto and Gilbert (2014). */
const degree = 0.293

const boosters = new Map<string, number>([
  ...[...wordsOf('sehr echt wirklich total so absolut völlig komplett richtig besonders äußerst extrem unglaublich unfassbar wahnsinnig mega ultra super voll ganz_besonders überaus ungemein enorm zutiefst höchst durchaus tatsächlich wahrhaft derart dermaßen furchtbar_gern verdammt sau hammermäßig einfach_nur immer_noch_so viel_zu zu wahrlich ausgesprochen außerordentlich ungeheuer unendlich sowas_von')].map((word) => [word, degree] as const),
  ...[...wordsOf('etwas ein_bisschen bisschen ein_wenig wenig relativ ziemlich einigermaßen halbwegs fast beinahe leicht teilweise mäßig eher ganz_okay nur_bedingt bedingt manchmal')].map((word) => [word, -degree] as const),
  ...[...wordsOf('nicht_nur nichts_als nicht_zuletzt nicht_wahr warum_nicht gar_nicht_so nicht_mehr_lange')].map((word) => [word, 0] as const),
])

const negators = wordsOf('nicht kein keine keinen keinem keiner keines nie niemals nichts niemand nirgends nirgendwo ohne weder noch_nie keinesfalls keineswegs garnicht nix net ned nich kaum trotz fehlt fehlte fehlender mangels statt')

/** English words in German mouths: they count, and say nothing about the language. */
export const borrowed = wordsOf('awesome amazing love nice great happy yeah yay sad bad fuck fucking shit bastard hate worst fail cool fair sorry fun cute thx thanks thank')

/** This project's own list: base forms and stems, which endings are cut back to; an underscore joins a phrase. */
const words: readonly (readonly [number, string])[] = [
  [3.2, 'lieben liebe liebst geliebt fantastisch phantastisch großartig grandios wunderbar wundervoll herrlich brillant genial sensationell überragend hervorragend exzellent perfekt traumhaft vollkommen best beste bester bestes besten am_besten fabelhaft phänomenal atemberaubend einmalig einzigartig himmlisch weltklasse meisterhaft unschlagbar unvergesslich allerbeste spitzenklasse hammergeil ein_traum meisterwerk weltmeister'],
  [2.6, 'toll klasse geil spitze spitzenmäßig ausgezeichnet bezaubernd begeistern begeistert begeisterung begeisternd beeindruckt beeindruckend beeindrucken faszinieren faszinierend fasziniert glücklich überglücklich glück freude freuen freu erfreulich erfreut fröhlich vorfreude wunderschön schön hübsch süß niedlich lecker köstlich awesome amazing love nice great happy hammer der_hammer bombe knaller mega_gut jubeln jubel bejubelt triumph sieg siegen siegreich gewonnen gewinner gratulation gratulieren gratuliere glückwunsch glückwünsche herzlichen herzlich herzallerliebst schatz liebling lieblings küsse kuss küssen bewundern bewundernswert bewunderung verliebt entzückend strahlen strahlend leidenschaftlich erstklassig vorzüglich vorbildlich umwerfend sympathisch'],
  [2, 'gut besser gern gerne lieb mag mögen mochte gefallen gefällt gefiel danke dank dankbar dankeschön bedanken bedankt vielen_dank cool fein nett freundlich liebenswert angenehm gemütlich entspannt entspannen entspannung lustig witzig spaß spass spaßig humorvoll humor amüsant amüsieren unterhaltsam spannend interessant hilfreich hilfsbereit unterstützen unterstützt nützlich praktisch zuverlässig verlässlich kompetent professionell engagiert motiviert motivierend inspirierend inspiriert erfolg erfolgreich gelungen gelingen gelingt geschafft lob loben gelobt lobenswert empfehlen empfehle empfohlen empfehlung empfehlenswert lohnt lohnenswert lohnen sehenswert lesenswert hörenswert zufrieden zufriedenheit stolz hoffnung hoffnungsvoll zuversicht optimistisch positiv fair ehrlich mutig klug schlau intelligent clever elegant edel hochwertig vorteil vorteilhaft bequem willkommen gefeiert freundschaft frieden friedlich sonnenschein lachen lache lächeln gelacht lach kompliment respekt respektvoll vertrauen vertrauenswürdig wertvoll wertschätzung schätzen charmant charme attraktiv sagenhaft stimmungsvoll harmonisch harmonie genießen genieße genossen genuss erholsam erholung hurra juhu yeah yay juhuu jippie woohoo yippie prima dufte knorke knuffig putzig goldig kuschelig kuscheln zärtlich romantisch treu tapfer held heldin legendär episch fleißig souverän bravo hut_ab gern_geschehen weiterempfehlen verbessert verbesserung optimal ideal reibungslos pünktlich blitzschnell unkompliziert herzenswunsch herzig lieblingslied lieblingsfilm thx thanks thank fun wow cute'],
  [1.2, 'okay ok passt ordentlich solide brauchbar akzeptabel neugierig gespannt lohnend hoffe hoffen hoffentlich grüße gruß viel_spaß viel_glück viel_erfolg guten_morgen guten_abend gute_nacht guten_tag alles_gute schönen schönes frohe frohes froh erleichtert erleichterung innovativ talent talentiert bereichert bereichernd bereicherung verdient immerhin haha hihi hehe hahaha grins lol rofl xd freundlicherweise'],
  [-1.1, 'leider schade müde langsam langweilen langweilig langweile überteuert verspätet verspätung unklar unsicher schwierig schwierigkeiten kompliziert umständlich anstrengend stressig stress stressen gestresst einsam kaputt kopfschmerzen zahnschmerzen erkältet erkältung fieber schnupfen lärm fehlerhaft mangelhaft mängel lücke nachteil nachteile verpasst verpassen verschlafen vergessen verloren verlierer zweifel zweifeln zweifelhaft bedenken sorge sorgen besorgt skeptisch fraglich fragwürdig seltsam komisch merkwürdig eigenartig peinlich schwach schwäche mittelmäßig durchwachsen naja seufz hm gähn uff puh entschuldigung sorry bedauern bedauerlich bedauerlicherweise abgesagt absagen absage stau pleite insolvenz insolvent kündigung gekündigt entlassen entlassung arbeitslos vermisse vermissen vermisst fehlst heimweh lästig mühsam zäh unbequem unpraktisch problem probleme problematisch kritik kritisieren kritisiert gefährlich'],
  [-1.5, 'falsch krank tot'],
  [-1.9, 'schlecht schlechter schlechtest schlimm schlimmer übel mies mist blöd doof dumm dummheit dämlich nervig nerven nervt nervend genervt ärgern ärger ärgerlich ärgert verärgert sauer wütend wut zorn zornig böse gemein fies hässlich eklig ekel ekelhaft ekelig widerlich unfreundlich unhöflich unverschämt unverschämtheit frech respektlos arrogant ignorant unfair ungerecht ungerechtigkeit unfähig inkompetent unzuverlässig unprofessionell unbrauchbar nutzlos sinnlos wertlos überflüssig lächerlich albern enttäuschen enttäuscht enttäuschend enttäuschung traurig trauer trauern trauert weinen weine geweint heulen heul tränen unglücklich unglück unzufrieden frust frustriert frustrierend deprimierend deprimiert depressiv depression verzweifelt verzweiflung hoffnungslos angst ängstlich fürchten befürchten furcht schmerz schmerzen schmerzhaft weh leiden leidet gelitten leid verletzt verletzen verletzung unfall schaden beschädigt defekt scheitern gescheitert scheitert versagen versagt versager fail niederlage lüge lügen lügt gelogen lügner betrug betrügen betrüger betrogen abzocke abzocker abgezockt korrupt korruption skandal skandalös schuld schuldig krise chaos chaotisch katastrophal schrott müll dreck dreckig schmutzig stinken stinkt gestank zerstört zerstören zerstörung streit streiten gestritten beschwerde beschwerden beschweren beschwert mobbing mobben beleidigt beleidigen beleidigung bedrohung diskriminierung rassismus rassist rassistisch spam fad lahm öde trostlos peinlichkeit unsinn quatsch blödsinn schwachsinn humbug gelaber heuchler heuchelei feige faul gierig gier neid neidisch eifersüchtig boykott verachten verachtung armselig erbärmlich jämmerlich armut sad bad angepisst nervensäge unerträglich unzumutbar inakzeptabel hinterhältig rücksichtslos unangenehm unwohl überfordert'],
  [-2.7, 'hassen hass hasst hasse gehasst scheiße scheiss scheiß scheisse beschissen kacke kotzen kotz zum_kotzen furchtbar schrecklich grauenhaft grauenvoll grausam grausig entsetzlich entsetzt fürchterlich abscheulich abartig alptraum albtraum katastrophe desaster tragödie tragisch töten tötet getötet gestorben sterben stirbt verstorben mord mörder ermordet ermorden krieg terror terrorist anschlag attentat vergewaltigung vergewaltigt gewalt gewalttätig gewaltsam misshandlung misshandelt folter arsch arschloch arschlöcher wichser fick fuck fucking shit schlampe bastard idiot idioten idiotisch vollidiot depp trottel hurensohn fotze drecks verflucht hölle nazi nazis nie_wieder unterirdisch miserabel verheerend ruiniert ruinieren allerletzte das_letzte hate worst fresse'],
  [0, 'so_gut_wie kriegt kriegen kriege kriegst'],
]

const emoticons = vaderLexicon.map(([valence, keys]) => [valence, keys.split(' ').filter((key) => !/[a-z]{2}/u.test(key) && /[^a-z0-9]/u.test(key)).join(' ')] as const)
const valences = valencesOf([emoticons, emoticonValences], [words])
for (const [emoji, valence] of emojiValences) valences.set(emoji, valence)

/** What is expected of a thing or a person: nothing to say where it happens, a fault where it does not. */
const faultsWhenNegated = new Map([...wordsOf('funktionieren funktioniert geht klappt klappen antworten antwortet geantwortet antwort melden meldet gemeldet reagieren reagiert erschienen liefern liefert geliefert angekommen öffnet startet lädt erreichbar verfügbar kompatibel möglich kaufen verstehe verstehen lust ahnung bock ')].map((word) => [word, -1.3] as const))

const endings = ['en', 'er', 'es', 'em', 'e', 'n', 's', 't', 'st', 'te', 'ten', 'et', 'est', 'ste', 'sten', 'stes', 'ster', 'ere', 'eren', 'erer', 'eres', 'end', 'ende', 'enden', 'ender', 'endes']

const withoutEnding = (word: string): string[] =>
  endings.flatMap((ending) => {
    const stem = word.slice(0, word.length - ending.length)
    return word.endsWith(ending) && stem.length >= (ending.startsWith('e') ? 3 : 4) ? [stem, `${stem}en`, `${stem}e`] : []
  })

/** A word as the list may have it: with umlauts and ß written out or not, without its endings, without the ge- of a participle. */
const germanForms = (word: string): string[] => {
  const spelt = word.replaceAll('ae', 'ä').replaceAll('oe', 'ö').replaceAll('ue', 'ü')
  const sharp = word.replaceAll('ss', 'ß')
  return [word, ...(spelt === word ? [] : [spelt]), ...(sharp === word ? [] : [sharp])].flatMap((spelling) => [spelling, ...withoutEnding(spelling), ...(spelling.startsWith('ge') && spelling.length > 6 ? withoutEnding(spelling.slice(2)) : [])])
}

export const german: SentimentLexicon = {
  valences,
  faultsWhenNegated,
  negators,
  steadfast: new Set(['nie wieder', 'kein problem']),
  onlyAfter: new Map(),
  endings: new Map([['super', 2.6], ['mega', 2.4]]),
  boosters,
  contrasts: wordsOf('aber jedoch allerdings sondern'),
  concessions: wordsOf('obwohl obgleich zwar'),
  phraseStarts: phraseStartsOf(valences.keys(), boosters.keys(), negators),
  negatesBackwards: true,
  forms: germanForms,
}
