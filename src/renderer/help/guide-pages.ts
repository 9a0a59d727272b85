import type { Block } from '../../shared/guide/markdown'
import { type Language, spokenNow } from '../../shared/kernel/language'
import { t } from '../../shared/kernel/words'

/** A page that the app shows of its own documents. */
export interface GuidePage {
  /** As it stands in the address. */
  readonly name: string
  readonly title: string
  readonly group: 'guide' | 'formats' | 'rapport'
}

const guide = (name: string, title: string): GuidePage => ({ name, title, group: 'guide' })
const format = (file: string, title: string): GuidePage => ({ name: `formats-${file}`, title, group: 'formats' })

/** Every page in the order in which it is offered; a test holds this list against the folders. */
export const guidePages: readonly GuidePage[] = [
  guide('first-steps', t`First steps`),
  guide('people', t`Bring your people in`),
  guide('keep-in-touch', t`Keep in touch`),
  guide('plan-and-budget', t`Plan and budget`),
  guide('import-results', t`Import results`),
  guide('organic-and-paid', t`Organic vs paid`),
  guide('reports', t`Reports`),
  guide('advice', t`Budget advice`),
  guide('backups-and-moving', t`Backups and moving`),
  guide('keyboard', t`Keyboard`),
  guide('screen-reader', t`With a screen reader`),
  guide('metrics', t`What each figure means`),
  format('README', t`What Rapport reads`),
  format('meta', t`Meta Ads Manager`),
  format('google', t`Google Ads`),
  format('linkedin', t`LinkedIn Campaign Manager`),
  format('tiktok', t`TikTok Ads Manager`),
  format('pinterest', t`Pinterest Ads`),
  format('microsoft', t`Microsoft Advertising`),
  format('x', t`X Ads`),
  format('reddit', t`Reddit Ads`),
  format('snapchat', t`Snapchat Ads`),
  format('generic', t`Any other table`),
  format('people', t`People: what all formats share`),
  format('linkedin-people', t`LinkedIn: connections and the archive`),
  format('contacts-csv', t`Google Contacts, Outlook, any table of people`),
  format('vcard', t`Contact cards`),
  format('social-people', t`Instagram, Threads, Facebook, X, Mastodon`),
  format('posts', t`Lists of posts: what all formats share`),
  format('meta-business-suite', t`Meta Business Suite`),
  format('x-analytics', t`X analytics`),
  format('linkedin-page', t`LinkedIn page`),
  format('tiktok-studio', t`TikTok Studio`),
  format('youtube-studio', t`YouTube Studio`),
  format('deals', t`Lists of deals`),
  { name: 'whats-new', title: t`What’s new`, group: 'rapport' },
]

/** Where a page's text stands below `docs`, or beside it. */
export const fileOfPage = (name: string, language: Language = 'en'): string => {
  if (name === 'whats-new' && language === 'en') return '../../../CHANGELOG.md'
  const folder = language === 'de' ? 'de/' : ''
  return name.startsWith('formats-') ? `../../../docs/formats/${folder}${name.slice('formats-'.length)}.md` : `../../../docs/guide/${folder}${name}.md`
}

/** The page that a link of a document leads to. Null: it is none of the app's. */
export const pageOfLink = (from: string, to: string): string | null => {
  const [path = ''] = to.split('#')
  if (!path.endsWith('.md')) return null
  const base = path.split('/').at(-1)?.replace(/\.md$/, '') ?? ''
  const isFormat = path.includes('formats/') || (from.startsWith('formats-') && !path.includes('guide/'))
  const name = isFormat ? `formats-${base}` : base
  return guidePages.some((page) => page.name === name) ? name : null
}

const documents = {
  ...import.meta.glob<readonly Block[]>(['../../../docs/{guide,formats}/*.md', '../../../docs/{guide,formats}/de/*.md'], { import: 'default' }),
  ...import.meta.glob<readonly Block[]>('../../../CHANGELOG.md', { import: 'default' }),
}

/** The parts of a page in the language that is spoken; every page is there in each. Null: there is no such page. */
export const loadPage = async (name: string): Promise<readonly Block[] | null> => (await documents[fileOfPage(name, spokenNow().language)]?.()) ?? null
