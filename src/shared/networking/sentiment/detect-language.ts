/** A language that can be scored. */
export type SentimentLanguage = 'en' | 'de'

/** What can be said of the language of a text: one that is scored, another one, or nothing. */
type DetectedLanguage = SentimentLanguage | 'other' | 'unclear'

// Small words that make up a third to a half of running text in their language, without those that other languages here use as often.
const functionWords: Readonly<Record<string, string>> = {
  en: "the a an and or of to in is it its it's i i'm i've i'll you he she we they them my your his her our their this that these those was were be been being are am have has had do does did don't doesn't didn't not no with without for from on at by as if but so than then there here what which who when where why how all any some will would can could should can't won't wouldn't couldn't isn't wasn't aren't just very too out up about into after before only also me us him more most much many such been because while until over again never ever one two get got go went let's that's there's what's please thanks thank met make made know think said",
  de: 'der die das den dem des ein eine einen einem einer eines und oder aber nicht kein keine keinen ist sind war waren bin bist sein seine seinen ihr ihre ihren ihm ihn ich du er sie wir mich dich mir dir uns euch es zu zum zur im in am an auf aus bei mit nach von vom vor für über unter durch gegen ohne um als wie wenn weil dass daß ob auch noch nur schon mal so sehr hat haben habe hatte hab wird werden wurde kann können muss soll will was wer wo warum hier da dann doch ja nein jetzt heute morgen gestern immer wieder mehr viel alle alles man mein meine meinen dein deine diese dieser dieses nichts etwas bis ganz gar bitte danke echt gibt ging gut',
  fr: "le la les un une des du de et ou mais ne pas est sont était suis être avoir ai as a je tu il elle nous vous ils elles on me te se mon ma mes ton ta son sa ses ce cette ces qui que quoi dans sur avec sans pour par plus très trop bien tout tous c'est j'ai n'est qu'il d'une l'on aussi comme merci au aux",
  es: 'el la los las un una unos unas de del y o pero no es son era soy ser estar está están yo tú él ella nosotros ellos me te se mi su sus este esta esto que quien en con sin por para más muy bien todo todos como gracias al lo le hay fue ya también cuando',
  it: 'il lo la i gli le un uno una di del della dei e o ma non è sono era essere ho hai ha io tu lui lei noi voi loro mi ti si mio sua suo questo questa che chi in con senza per più molto bene tutto tutti come grazie al nel della anche ci',
  pt: 'o a os as um uma de do da dos das e ou mas não é são era ser estar está eu tu ele ela nós eles me te se meu minha seu sua este esta isso que quem em no na com sem por para mais muito bem tudo todos como obrigado obrigada ao foi também',
  nl: 'de het een en of maar niet geen is zijn was waren ben bent ik jij je hij zij wij we jullie me mij mijn jouw zijn haar ons dit dat deze die wie wat in op met zonder voor van naar bij ook nog heel erg goed alles als dan er om te aan uit wel dank bedankt heeft hebben',
  sv: 'och att det som en ett är var på för med inte av den till jag du han hon vi ni de mig dig min din sin om så men eller har hade kan ska från mycket bra alla tack också när',
  da: 'og at det som en et er var på for med ikke af den til jeg du han hun vi de mig dig min din om så men eller har havde kan skal fra meget godt alle tak også når',
  pl: 'i w na z się nie to że jest są był jak do po co ale czy tak jestem ja ty on ona my mój moja bardzo dobrze wszystko dla od przez dziękuję już tylko',
  tr: 've bir bu da de için çok ne mi ama ile gibi ben sen o biz var yok değil daha iyi her şey teşekkür ederim kadar sonra',
}

const languagesOf = new Map<string, string[]>()
for (const [language, words] of Object.entries(functionWords)) for (const word of new Set(words.split(' '))) languagesOf.set(word, [...(languagesOf.get(word) ?? []), language])

/** A letter of another alphabet, of whatever language. */
const foreignScript = /(?!\p{Script=Latin})\p{L}/u

/** How much one language must show over every other. */
const margin = 1.2

/**
 * The language of a text by its small words and by words of judgement that only one language has (`knows`): each is one point, shared between the
 * languages that have it. Unclear under one point, or where no language leads by a fifth: then nothing is guessed. `words` are lower case.
 */
export const detectLanguage = (words: readonly string[], knows: Readonly<Record<SentimentLanguage, (word: string) => boolean>>): DetectedLanguage => {
  const points = new Map<string, number>()
  const give = (language: string, part: number): unknown => points.set(language, (points.get(language) ?? 0) + part)
  for (const word of words) {
    if (foreignScript.test(word)) give('foreign', 1)
    const languages = languagesOf.get(word)
    for (const language of languages ?? []) give(language, 1 / (languages?.length ?? 1))
    if (languages !== undefined) continue
    const [english, german] = [knows.en(word), knows.de(word)]
    if (english !== german) give(english ? 'en' : 'de', 1)
    else if (/[äöüß]/u.test(word)) give('de', 0.5)
  }
  const [best, second] = [...points].sort((left, right) => right[1] - left[1])
  if (best === undefined || best[1] < 1 || (second !== undefined && best[1] < second[1] * margin)) return 'unclear'
  return best[0] === 'en' || best[0] === 'de' ? best[0] : 'other'
}
