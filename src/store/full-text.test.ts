import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { fullTextQuery, textMatcher } from './full-text'

const texts = ['Anna Weiß', 'Bert Weiss', 'STRASSE 7, Gießen', 'Straßenfest', 'Carl Weise', 'Zoë Groß-Fuß', 'Łukasz Żółw', 'Lukas Holm', 'Håkon Bøe', 'Æsa Đorđević', 'Guðrún Þórsdóttir', 'Yılmaz Œuvrard', '김민수', 'Ødegård']

/** What the index finds, as the workbook's are made. */
const found = (search: string): readonly string[] => {
  const index = new Database(':memory:')
  index.exec("CREATE VIRTUAL TABLE entry USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')")
  for (const text of texts) index.prepare('INSERT INTO entry VALUES (?)').run(text)
  const rows = index.prepare('SELECT text FROM entry WHERE entry MATCH ? ORDER BY rowid').pluck().all(fullTextQuery(search)).map(String)
  index.close()
  return rows
}

it.each([
  ['weiss', ['Anna Weiß', 'Bert Weiss']],
  ['Weiß', ['Anna Weiß', 'Bert Weiss']],
  ['WEISS a', ['Anna Weiß']],
  ['strasse', ['STRASSE 7, Gießen', 'Straßenfest']],
  ['giess str', ['STRASSE 7, Gießen']],
  ['gross zoe', ['Zoë Groß-Fuß']],
  ['fuss groß', ['Zoë Groß-Fuß']],
  ['weise', ['Carl Weise']],
  ['lukas', ['Łukasz Żółw', 'Lukas Holm']],
  ['Łukas', ['Łukasz Żółw', 'Lukas Holm']],
  ['zolw', ['Łukasz Żółw']],
  ['boe', ['Håkon Bøe']],
  ['bøe haakon', []],
  ['aes', ['Æsa Đorđević']],
  ['dordevic', ['Æsa Đorđević']],
  ['gudrun thorsdottir', ['Guðrún Þórsdóttir']],
  ['yilmaz oeuv', ['Yılmaz Œuvrard']],
  ['김', ['김민수']],
  ['odegard', ['Ødegård']],
  ['o', ['Yılmaz Œuvrard', 'Ødegård']],
  ['wei', ['Anna Weiß', 'Bert Weiss', 'Carl Weise']],
  ['weis', ['Anna Weiß', 'Bert Weiss', 'Carl Weise']],
  ['a do', ['Æsa Đorđević']],
])('a search for “%s” finds what is written alike, in the index and in a text by itself', (search, wanted) => {
  expect(found(search)).toEqual(wanted)
  expect(texts.filter(textMatcher(search))).toEqual(wanted)
})
