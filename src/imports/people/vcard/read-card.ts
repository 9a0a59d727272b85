import type { Platform } from '../../../shared/kernel/platform'
import { t } from '../../../shared/kernel/words'
import { type Profile, profileOfUrl, profileOn } from '../profile'
import { inOneLine, type Notes, PersonRefused, type RawPerson, readBirthday } from '../person'
import { type ContentLine, splitValue, unescapeValue } from './content-lines'

/** Messengers and networks by how cards name them. */
const networks: ReadonlyMap<string, Platform> = new Map(Object.entries({
  TWITTER: 'x', X: 'x', LINKEDIN: 'linkedin', FACEBOOK: 'facebook', INSTAGRAM: 'instagram', TIKTOK: 'tiktok', YOUTUBE: 'youtube', MASTODON: 'mastodon', BLUESKY: 'bluesky', DISCORD: 'discord', SLACK: 'slack', TELEGRAM: 'telegram', WHATSAPP: 'whatsapp', THREADS: 'threads', PINTEREST: 'pinterest', REDDIT: 'reddit',
}))

/** Properties that say nothing of a person that a contact could hold; nobody misses them. */
const technical: ReadonlySet<string> = new Set(['VERSION', 'PRODID', 'REV', 'UID', 'KIND', 'CLASS', 'MAILER', 'SORT-STRING', 'SOURCE', 'PROFILE', 'X-ABUID', 'X-ABADR', 'X-ABLABEL', 'X-ABSHOWAS', 'CLIENTPIDMAP', 'LABEL', 'X-EVOLUTION-FILE-AS', 'X-APPLE-OMIT-YEAR'])

const isPhoneCall = ({ parameters }: ContentLine): boolean => !parameters.has('FAX') && !parameters.has('PAGER')

/** Preferred ones first, else as they stand. */
const preferred = (lines: readonly ContentLine[]): readonly ContentLine[] => [...lines.filter(({ parameters }) => parameters.has('PREF')), ...lines.filter(({ parameters }) => !parameters.has('PREF'))]

const structuredName = (value: string): string => {
  const [family = '', given = '', additional = '', prefix = '', suffix = ''] = splitValue(value, ';')
  return [prefix, given, additional, family, suffix].filter((part) => part !== '').join(' ')
}

const networkProfile = ({ name, parameters, value }: ContentLine, notes: Notes, line: number): Profile | null => {
  const text = unescapeValue(value).trim()
  const url = /^https?:/i.test(text) ? profileOfUrl(text) : null
  if (url !== null) return url
  const named = [...parameters, name].map((word) => networks.get(word.replace(/^X-/, ''))).find((platform) => platform !== undefined)
  const [, scheme = '', rest = ''] = /^([\w-]+):(.+)$/.exec(text) ?? []
  const platform = named ?? networks.get(scheme.toUpperCase()) ?? null
  if (platform === null) {
    notes.add(t`An address for messages (${name}) is of a service that contacts have no place for, and was left out`, line)
    return null
  }
  return profileOn(platform, rest === '' ? text : rest)
}

const phoneOf = (value: string): string => unescapeValue(value).trim().replace(/^tel:/i, '').replace(/;ext=/i, ' ext. ')

const addressOf = ({ value }: ContentLine): string => inOneLine(splitValue(value, ';').filter((part) => part !== '').join(', '))

const handled: ReadonlySet<string> = new Set(['N', 'FN', 'NICKNAME', 'EMAIL', 'TEL', 'URL', 'IMPP', 'X-SOCIALPROFILE', 'X-TWITTER', 'ORG', 'TITLE', 'ROLE', 'NOTE', 'BDAY', 'CATEGORIES', 'CATEGORY', 'ADR', 'PHOTO'])

/** What of a picture's value is base64: all of it, or what follows the head of a `data:` address. Null: it stands elsewhere. */
const photoText = (value: string): string | null => {
  const text = unescapeValue(value).replaceAll(/\s/gu, '')
  const inside = /^data:[^,]*;base64,(.*)$/i.exec(text)?.[1] ?? text
  return /^[A-Za-z\d+/]+={0,2}$/.test(inside) ? inside : null
}

/** Who a card is. Throws PersonRefused for a card that is no person. */
export const readCard = (lines: readonly ContentLine[], line: number, notes: Notes): RawPerson => {
  const all = (...names: string[]): readonly ContentLine[] => lines.filter(({ name }) => names.includes(name))
  const first = (name: string): string => unescapeValue(lines.find((property) => property.name === name && property.value.trim() !== '')?.value ?? '').trim()
  if (/^group$/i.test(first('KIND'))) throw new PersonRefused(t`This card is a list of people, not a person.`)
  for (const { name } of lines) if (!handled.has(name) && !technical.has(name)) notes.passOver(name)
  const [organization = '', ...units] = splitValue(lines.find(({ name, value }) => name === 'ORG' && value.replaceAll(';', '').trim() !== '')?.value ?? '', ';')
  const name = first('FN') || structuredName(lines.find((property) => property.name === 'N')?.value ?? '')
  // A contact has one of each.
  if (first('TITLE') !== '' && first('ROLE') !== '' && first('ROLE') !== first('TITLE')) notes.passOver('ROLE')
  for (const single of ['FN', 'TITLE', 'BDAY', 'NICKNAME', 'ORG']) if (new Set(all(single).map(({ value }) => value.trim()).filter((value) => value.replaceAll(';', '') !== '')).size > 1) notes.passOver(single)
  const photos = all('PHOTO').filter(({ value }) => value.trim() !== '')
  const [photo = null] = photos.map(({ value }) => photoText(value)).filter((text) => text !== null)
  if (photos.length > (photo === null ? 0 : 1)) notes.passOver('PHOTO')
  const isCompany = /^company$/i.test(first('X-ABSHOWAS'))
  const birthday = readBirthday(first('BDAY'), 'YMD')
  if (birthday === null) notes.add(t`A birthday is no day and was left out`, line)
  const beside = [
    ...all('NOTE').map(({ value }) => unescapeValue(value).trim()),
    ...(first('NICKNAME') === '' ? [] : [t`Nickname: ${first('NICKNAME')}`]),
    ...(units.filter((unit) => unit !== '').length === 0 ? [] : [t`Department: ${units.filter((unit) => unit !== '').join(', ')}`]),
    ...all('ADR').map(addressOf).filter((text) => text !== '').map((text) => t`Address: ${text}`),
    ...all('TEL').filter((property) => !isPhoneCall(property)).map(({ value, parameters }) => (parameters.has('FAX') ? t`Fax: ${phoneOf(value)}` : t`Pager: ${phoneOf(value)}`)),
  ].filter((text) => text !== '')
  return {
    line,
    ...(photo !== null && { photo }),
    sourceId: first('UID'),
    name: name || first('NICKNAME'),
    organization: isCompany && organization === name ? '' : organization,
    role: first('TITLE') || first('ROLE'),
    birthday: birthday ?? '',
    note: beside.join('\n'),
    emails: preferred(all('EMAIL')).map(({ value }) => unescapeValue(value).trim().replace(/^mailto:/i, '')),
    phones: preferred(all('TEL').filter(isPhoneCall)).map(({ value }) => phoneOf(value)),
    profiles: [
      ...all('URL').flatMap(({ value }) => {
        const text = unescapeValue(value).trim()
        const profile = text === '' ? null : profileOfUrl(text)
        if (profile === null && text !== '') notes.add(t`A text is no web address and was left out`, line)
        return profile ?? []
      }),
      ...all('IMPP', 'X-SOCIALPROFILE', 'X-TWITTER').flatMap((property) => networkProfile(property, notes, line) ?? []),
    ],
    tags: all('CATEGORIES', 'CATEGORY').flatMap(({ value }) => splitValue(value, ',')).filter((tag) => !/^(my ?contacts|starred)$/i.test(tag)),
  }
}
