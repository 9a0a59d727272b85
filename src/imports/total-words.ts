/** What a sum is called in the languages of exports, in lower case. */
const totalWords: ReadonlySet<string> = new Set([
  'total', 'totals', 'grand total', 'total result', 'sum', 'gesamt', 'gesamtsumme', 'gesamtergebnis', 'insgesamt', 'summe', 'total general', 'total général', 'total geral', 'totaal', 'algemeen totaal', 'totale', 'totali', 'totale complessivo', 'suma', 'suma total', 'suma końcowa',
  'totalt', 'i alt', 'yhteensä', 'razem', 'łącznie', 'ogółem', 'celkem', 'spolu', 'összesen', 'ukupno', 'skupaj', 'toplam', 'genel toplam', 'итого', 'всего', 'разом', 'усього', 'общо', 'σύνολο', '合計', '総計', '合计', '总计', '總計', '합계', '총계', 'รวม', 'tổng', 'tổng cộng', 'المجموع', 'الإجمالي', 'סה"כ',
  'sumatoria', 'suma general', 'soma total', 'somme', 'somma', 'eindtotaal', 'totalsumma', 'summa', 'hovedtotal', 'totalsum', 'sum total', 'loppusumma', 'kokonaissumma', 'łączna suma', 'celkový součet', 'součet', 'celkový súčet', 'súčet', 'összes', 'összesítés', 'végösszeg', 'sveukupno', 'skupna vsota',
  'iš viso', 'kopā', 'kokku', 'итог', 'общий итог', 'сумма', 'загалом', 'загальний підсумок', 'обща сума', 'укупно', 'γενικό άθροισμα', 'γενικό σύνολο', 'jumlah', 'jumlah total', 'total keseluruhan', 'jumlah keseluruhan', 'tổng số', 'tổng cuối',
  '合計値', '総合計', '总和', '總和', '合計數', '총합', '총합계', '전체 합계', 'ผลรวม', 'ผลรวมทั้งหมด', 'รวมทั้งหมด', 'कुल', 'कुल योग', 'مجموع', 'إجمالي', 'المجموع الكلي', 'الإجمالي الكلي', 'جمع کل', 'סה״כ', 'סך הכל', 'סכום כולל',
])

const partWords: ReadonlySet<string> = new Set(['subtotal', 'sub-total', 'sub total', 'subtotals', 'sub-totals', 'sub totals', 'zwischensumme', 'teilergebnis', 'sous-total', 'subtotale', 'subtotaal', 'suma częściowa', 'ara toplam', 'delsumma', 'mezisoučet', 'medzisúčet', 'részösszeg', 'välisumma', 'промежуточный итог', 'проміжний підсумок', '小計', '小计', '소계', '부분합'])

/** What pivot tables put beside a name for its sum, and which alone may be anything. */
const besideNames: ReadonlySet<string> = new Set(['ergebnis', 'result', '集計', '汇总', '요약'])

const longestWord = 20

const isWord = (words: ReadonlySet<string>, text: string): boolean => text.length <= longestWord && words.has(text.trim().toLowerCase())

/** Whether a cell is called as a sum is, over everything or over a part: `Total`, `Zwischensumme`. */
export const isSumName = (text: string): boolean => isWord(totalWords, text) || isWord(partWords, text)

/** Whether a cell says that its row adds up everything, alone or with what it counts: `Total`, `Total of 12 ads`, `Total de 12 resultados`, `Gesamt: Konto`, `Totaal: campagnes`. */
export const isTotalText = (text: string): boolean => {
  const colon = text.search(/[:：]/)
  return isWord(totalWords, colon === -1 ? text : text.slice(0, colon)) || /^(?:grand )?totals? (?:of|de) \d/i.test(text)
}

/** What a text is called the sum of, in one word before or behind it: `A` of `A Total`, `Total A`, `A Ergebnis`. Null: of nothing. */
export const partOfSumName = (text: string): string | null => {
  const name = text.trim()
  const [first, last] = [name.indexOf(' '), name.lastIndexOf(' ')]
  if (first === -1) return null
  const behind = name.slice(last + 1)
  if (isSumName(behind) || isWord(besideNames, behind)) return name.slice(0, last).trim()
  return isSumName(name.slice(0, first)) ? name.slice(first + 1).trim() : null
}
