import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { repairMojibake } from '../../../src/imports/people/mojibake'
import { openMarketingContext } from '../../support/marketing-context'
import { readPeople } from '../../support/read-people'
import { hasRealData, realData, realDataTitle } from '../../support/real-data'

interface Expected {
  readonly file: string
  readonly read: number
  readonly added: number
  /** Lines that are refused, with what their reason says. */
  readonly refused?: readonly (readonly [number, RegExp])[]
  readonly names: readonly string[]
}

// Counted by hand in each file.
const files: readonly Expected[] = [
  { file: 'thirdparty-fixtures/contacts/apple_3.0_groups.vcf', read: 1, added: 1, names: ['Dr. Kim Alex Lee'] },
  { file: 'thirdparty-fixtures/contacts/google_current.csv', read: 1, added: 1, names: ['Robert Smith'] },
  { file: 'thirdparty-fixtures/contacts/google_older.csv', read: 1, added: 1, names: ['Kim Lee'] },
  { file: 'thirdparty-fixtures/contacts/mixed_4.0_group.vcf', read: 2, added: 1, refused: [[11, /a list of people/]], names: ['Sam Patel'] },
  { file: 'thirdparty-fixtures/contacts/outlook.csv', read: 1, added: 1, names: ['Sam Patel'] },
  { file: 'thirdparty-fixtures/linkedin-connections/AbhiramJayasankar/Connections.csv', read: 5, added: 4, refused: [[9, /names nobody/]], names: ['Priya Sharma', 'Rahul Iyer', 'Priya Sharma', 'Anita Rao'] },
  { file: 'thirdparty-fixtures/linkedin-connections/labeldekho/Connections.csv', read: 10, added: 10, names: ['Alice Johnson', 'Bob Williams', 'Carol Davis', 'David Brown', 'Eve Wilson', 'Frank Miller', 'Grace Lee', 'Henry Taylor', 'Ivy Martinez', 'Jack Anderson'] },
  { file: 'thirdparty-fixtures/instagram/followers_1.json', read: 1, added: 1, names: ['username'] },
  { file: 'thirdparty-fixtures/instagram/following.json', read: 1, added: 1, names: ['username'] },
  { file: 'thirdparty-fixtures/x-archive/follower_handle.js', read: 1, added: 1, names: ['foo'] },
  { file: 'thirdparty-fixtures/x-archive/follower_ids_only.js', read: 1, added: 1, names: ['X account 999'] },
  { file: 'thirdparty-fixtures/mastodon/follows.csv', read: 13, added: 13, names: ['fireship', 'craftzdog', 'coreyschafer', 'geerlingguy', 'thelinuxEXP', 'mattferrell', 'zollotech', 'tomlawrence', 'BrodieOnLinux', 'technotim', 'notthebee', 'EposVox', 'davidbombal'] },
  { file: 'vcf-ezvcard/John_Doe_ANDROID.vcf', read: 6, added: 6, names: ['john.doe@company.com', 'jane.doe@company.com', 'Ñ Ñ Ñ Ñ Ñ', 'Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ', 'Ñ Ñ Ñ Ñ', 'ÑÑÑÑ'] },
  { file: 'vcf-ezvcard/John_Doe_EVOLUTION.vcf', read: 1, added: 1, names: ['Mr. John Richter, James Doe Sr.'] },
  { file: 'vcf-ezvcard/John_Doe_GMAIL.vcf', read: 1, added: 1, names: ['Mr. John Richter, James Doe Sr.'] },
  { file: 'vcf-ezvcard/John_Doe_MAC_ADDRESS_BOOK.vcf', read: 1, added: 1, names: ['Mr. John Richter,James Doe Sr.'] },
  { file: 'vcf-ezvcard/John_Doe_MS_OUTLOOK.vcf', read: 1, added: 1, names: ['Mr. John Richter James Doe Sr.'] },
  { file: 'vcf-ezvcard/gmail-list.vcf', read: 3, added: 3, names: ['Arnold Smith', 'Chris Beatle', 'Doug White'] },
  { file: 'vcf-ezvcard/gmail-single.vcf', read: 1, added: 1, names: ['Greg Dartmouth'] },
  { file: 'vcf-ezvcard/jcard-example.json', read: 1, added: 1, names: ['Simon Perreault'] },
  { file: 'vcf-ezvcard/outlook-2003.vcf', read: 1, added: 1, names: ['John Doe III'] },
  { file: 'vcf-ezvcard/rfc2426-example.vcf', read: 2, added: 2, names: ['Frank Dawson', 'Tim Howes'] },
  { file: 'vcf-ezvcard/rfc6350-example.vcf', read: 1, added: 1, names: ['Simon Perreault'] },
  { file: 'vcf-text-vcard/apple_2.1_unicode.vcf', read: 1, added: 1, names: ['T-firstname T-surname'] },
  { file: 'vcf-text-vcard/complete.vcf', read: 1, added: 1, names: ['Bruce Banner, PhD'] },
  { file: 'vcf-text-vcard/encoding.vcf', read: 1, added: 1, names: ['Nathan Paul Christiansen I'] },
  { file: 'vcf-text-vcard/evolution.vcf', read: 1, added: 1, names: ['T-firstname T-surname'] },
  { file: 'vcf-text-vcard/notes.vcf', read: 1, added: 1, names: ['Test'] },
  { file: 'vcf-text-vcard/simple.vcf', read: 1, added: 1, names: ['T-firstname T-surname'] },
  { file: 'vcf-text-vcard/unwrap.vcf', read: 1, added: 1, names: ['Bruce Banner, PhD'] },
]

const folders = ['thirdparty-fixtures/contacts', 'thirdparty-fixtures/linkedin-connections', 'thirdparty-fixtures/instagram', 'thirdparty-fixtures/x-archive', 'thirdparty-fixtures/mastodon', 'vcf-ezvcard', 'vcf-text-vcard']

const filesIn = (folder: string): string[] => readdirSync(join(realData, folder)).flatMap((name) => (statSync(join(realData, folder, name)).isDirectory() ? filesIn(`${folder}/${name}`) : [`${folder}/${name}`]))

describe.skipIf(!hasRealData)(`people of ${realDataTitle}`, () => {
  it('are all listed', () => expect(folders.flatMap(filesIn).sort()).toEqual(files.map(({ file }) => file).sort()))

  it.each(files)('$file: $read read, $added added', async ({ file, read, added, refused = [], names }) => {
    const context = openMarketingContext()
    const receipt = await context.importPath(join(realData, file))
    expect(receipt.rows).toEqual({ read, added, changed: 0, unchanged: 0, refused: refused.length, suppressed: 0, totals: 0 })
    expect(receipt.refusals.map(({ line }) => line)).toEqual(refused.map(([line]) => line))
    for (const [index, [, reason]] of refused.entries()) expect(receipt.refusals[index]?.reason).toMatch(reason)
    expect(context.prepare('SELECT name FROM contact ORDER BY id').pluck().all()).toEqual(names)
    expect((await context.importPath(join(realData, file))).rows).toMatchObject({ added: 0, changed: 0, unchanged: added })
  })

  it('all in one workbook: who is in several files is one contact', async () => {
    const context = openMarketingContext()
    const start = context.digest()
    const batches: (number | null)[] = []
    for (const { file } of files) batches.push((await context.importPath(join(realData, file))).batch)
    // Kim Lee of Google twice and of Apple; Sam Patel of Outlook and of a card; Simon Perreault, John Doe and Bruce Banner of several cards.
    const count = (name: string): unknown => context.prepare('SELECT count(*) FROM contact WHERE name LIKE ?').pluck().get(name)
    expect([count('%Kim%Lee'), count('Sam Patel'), count('Simon Perreault'), count('Bruce Banner%'), count('Priya Sharma')]).toEqual([1, 1, 1, 1, 2])
    while (batches.length > 0) await context.undoImport(batches.shift() ?? 0)
    expect(context.digest()).toEqual(start)
  })

  it('Facebook’s letters are put right as other importers expect', () => {
    const pairs = JSON.parse(readFileSync(join(realData, 'thirdparty-fixtures/facebook-dyi/mojibake_pairs.json'), 'utf8')) as { export: string; correct: string }[]
    expect(pairs.map((pair) => repairMojibake(pair.export))).toEqual(pairs.map(({ correct }) => correct))
  })

  it('keep what a card says: decoded, unfolded, in its place', async () => {
    const card = async (file: string) => (await readPeople(join(realData, file))).people[0]
    expect(await card('vcf-ezvcard/outlook-2003.vcf')).toMatchObject({ birthday: '1980-03-21', organization: 'Company, The', note: expect.stringContaining('This is the note field!!\nSecond line\n\nThird line is empty') })
    expect(await card('vcf-text-vcard/unwrap.vcf')).toMatchObject({ note: expect.stringMatching(/^致死量のガンマ線.*しまう。\nAddress: Hover Valley Mountain Pass Road, Desert Base, New Mexico, 55416, USA$/s) })
    expect(await card('vcf-ezvcard/rfc6350-example.vcf')).toMatchObject({ birthday: '--02-03', phones: ['+1-418-656-9254 ext. 102', '+1-418-262-6501'] })
  })
})
