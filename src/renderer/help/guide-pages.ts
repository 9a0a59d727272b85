import type { Block } from '../../shared/guide/markdown'

/** A page that the app shows of its own documents. */
export interface GuidePage {
  /** As it stands in the address. */
  readonly name: string
  readonly title: string
  readonly group: 'Guide' | 'Import formats' | 'Rapport'
}

const guide = (name: string, title: string): GuidePage => ({ name, title, group: 'Guide' })
const format = (file: string, title: string): GuidePage => ({ name: `formats-${file}`, title, group: 'Import formats' })

/** Every page in the order in which it is offered; a test holds this list against the folders. */
export const guidePages: readonly GuidePage[] = [
  guide('first-steps', 'First steps'),
  guide('people', 'Bring your people in'),
  guide('keep-in-touch', 'Keep in touch'),
  guide('plan-and-budget', 'Plan and budget'),
  guide('import-results', 'Import results'),
  guide('organic-and-paid', 'Organic vs paid'),
  guide('reports', 'Reports'),
  guide('advice', 'Budget advice'),
  guide('backups-and-moving', 'Backups and moving'),
  guide('keyboard', 'Keyboard'),
  guide('screen-reader', 'With a screen reader'),
  guide('metrics', 'What each figure means'),
  format('README', 'What Rapport reads'),
  format('meta', 'Meta Ads Manager'),
  format('google', 'Google Ads'),
  format('linkedin', 'LinkedIn Campaign Manager'),
  format('tiktok', 'TikTok Ads Manager'),
  format('pinterest', 'Pinterest Ads'),
  format('microsoft', 'Microsoft Advertising'),
  format('x', 'X Ads'),
  format('reddit', 'Reddit Ads'),
  format('snapchat', 'Snapchat Ads'),
  format('generic', 'Any other table'),
  format('people', 'People: what all formats share'),
  format('linkedin-people', 'LinkedIn: connections and the archive'),
  format('contacts-csv', 'Google Contacts, Outlook, any table of people'),
  format('vcard', 'Contact cards'),
  format('social-people', 'Instagram, Facebook, X, Mastodon'),
  format('posts', 'Lists of posts: what all formats share'),
  format('meta-business-suite', 'Meta Business Suite'),
  format('x-analytics', 'X analytics'),
  format('linkedin-page', 'LinkedIn page'),
  format('tiktok-studio', 'TikTok Studio'),
  format('youtube-studio', 'YouTube Studio'),
  { name: 'whats-new', title: 'What’s new', group: 'Rapport' },
]

/** Where a page's text stands below `docs`, or beside it. */
export const fileOfPage = (name: string): string => (name === 'whats-new' ? '../../../CHANGELOG.md' : name.startsWith('formats-') ? `../../../docs/formats/${name.slice('formats-'.length)}.md` : `../../../docs/guide/${name}.md`)

/** The page that a link of a document leads to. Null: it is none of the app's. */
export const pageOfLink = (from: string, to: string): string | null => {
  const [path = ''] = to.split('#')
  if (!path.endsWith('.md')) return null
  const base = path.split('/').at(-1)?.replace(/\.md$/, '') ?? ''
  const isFormat = path.includes('formats/') || (from.startsWith('formats-') && !path.includes('guide/'))
  const name = isFormat ? `formats-${base}` : base
  return guidePages.some((page) => page.name === name) ? name : null
}

const documents = { ...import.meta.glob<readonly Block[]>('../../../docs/{guide,formats}/*.md', { import: 'default' }), ...import.meta.glob<readonly Block[]>('../../../CHANGELOG.md', { import: 'default' }) }

/** The parts of a page. Null: there is no such page. */
export const loadPage = async (name: string): Promise<readonly Block[] | null> => (await documents[fileOfPage(name)]?.()) ?? null
