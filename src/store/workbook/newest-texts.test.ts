import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openEmpty } from '../../../tests/support/empty-workbook'
import { sortName } from '../../shared/kernel/sort-name'
import { likePattern, fullTextQuery } from '../full-text'
import { findNotes, findPosts } from './newest-texts'

const open = () => {
  const sqlite = openEmpty()
  const context = { sqlite, prepare: (sql: string) => sqlite.prepare(sql) }
  const post = (on: string | null, text: string): number =>
    Number(sqlite.prepare("INSERT INTO post (kind, platform, on_day, url, text, search_text, permission, permission_note, read_sentiment, external_id) VALUES ('own', 'x', ?, '', ?, ?, 'none', '', 'none', '')").run(on, text, sortName(text)).lastInsertRowid)
  const note = (text: string): unknown => sqlite.prepare("INSERT INTO interaction (type, direction, on_day, note, created_at) VALUES ('call', 'outgoing', '2026-06-01', ?, '2026-06-01T08:00:00.000Z')").run(text)
  return { context, post, note }
}

const word = fc.constantFrom('kiln', 'kettle', 'clay', 'cup', 'Öfen', 'ofen', 'x-ray', 'a', 'k', '7', '17')
const text = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '))
const typed = fc.oneof(fc.constantFrom('k', 'c', 'o', 'ki', 'ofe', 'k c', 'kiln c', 'cl k', 'x', 'ke a', '1', '7', '2 k', 'öfen k', 'z', 'kiln z'), text)

describe('the newest posts', () => {
  it('that contain what was typed are those that SQLite finds one by one', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.option(fc.constantFrom('2026-01-02', '2026-03-04')), text), { maxLength: 30 }), fc.array(typed, { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 5 }), (posts, searches, limit) => {
        const { context, post } = open()
        for (const [on, said] of posts) post(on, said)
        for (const search of searches) {
          const wanted = context.prepare("SELECT id FROM post WHERE search_text LIKE ? ESCAPE '\\' ORDER BY on_day DESC, id DESC LIMIT ?").pluck().all(likePattern(sortName(search)), limit)
          expect(findPosts(context, sortName(search), limit).map(({ id }) => id)).toEqual(wanted)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('are looked for anew once something was written, over the ends of lines too', () => {
    const { context, post } = open()
    post('2026-01-02', 'Kiln at\nnight')
    expect(findPosts(context, 'at night', 5)).toHaveLength(1)
    const id = post('2026-01-03', 'Kiln by day')
    expect(findPosts(context, 'kiln', 5)).toMatchObject([{ id, title: 'Kiln by day', detail: 'x 2026-01-03' }, { title: 'Kiln at\nnight' }])
  })
})

it('the newest notes with words of one letter are those that the index has, few or many', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 90 }), fc.array(typed, { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 3 }), (notes, searches, limit) => {
      const { context, note } = open()
      for (const said of notes) note(said)
      for (const search of searches) {
        const words = fullTextQuery(search) ?? ''
        const wanted = context.prepare('SELECT rowid FROM interaction_search WHERE interaction_search MATCH ? ORDER BY rowid DESC LIMIT ?').pluck().all(words, limit)
        expect(findNotes(context, search, words, limit).map(({ id }) => id)).toEqual(wanted)
      }
    }),
    { numRuns: 60 },
  )
})

it('a note whose letter none of the newest has is found nevertheless', () => {
  const { context, note } = open()
  note('The zebra kiln')
  for (let number = 0; number < 50; number += 1) note(`Another kiln ${number}`)
  for (const search of ['z', 'kiln z']) expect(findNotes(context, search, fullTextQuery(search) ?? '', 1)).toMatchObject([{ id: 1, detail: 'The zebra kiln' }])
})
