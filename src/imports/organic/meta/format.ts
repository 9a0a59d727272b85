import { t } from '../../../shared/kernel/words'
import { isAt, type PostFormat } from '../post-format'

/** Meta Business Suite's content export, of Instagram and of Facebook. The German headers were not seen in a file. */
export const metaPostFormat: PostFormat = {
  name: 'Meta Business Suite',
  columns: {
    post_id: ['Post ID', 'Video asset ID', 'Media ID', 'Beitrags-ID'],
    permalink: ['Permalink'],
    account: ['Account username', 'Page name', 'Account name', 'Konto-Benutzername', 'Kontoname'],
    published: ['Publish time', 'Veröffentlichungszeitpunkt'],
    text: ['Description', 'Beschreibung'],
    title: ['Title', 'Titel'],
    type: ['Post type', 'Beitragstyp'],
    reach: ['Reach', 'Reichweite'],
    impressions: ['Impressions', 'Impressionen'],
    views: ['Views', 'Aufrufe'],
    likes: ['Likes', 'Reactions', '„Gefällt mir“-Angaben', 'Reaktionen'],
    comments: ['Comments', 'Kommentare'],
    shares: ['Shares', 'Geteilte Inhalte'],
    saves: ['Saves', 'Saved', 'Gespeicherte Beiträge'],
    link_clicks: ['Link clicks'],
    follows: ['Follows'],
    engagements: ['Reactions, Comments and Shares'],
  },
  signs: [['post id', 'publish time'], ['video asset id', 'publish time'], ['beitrags-id', 'veröffentlichungszeitpunkt']],
  platformOf: (headers, permalinks) => {
    if (headers.has('account username') || headers.has('konto-benutzername') || permalinks.some((link) => isAt(link, 'instagram.com'))) return 'instagram'
    return headers.has('page name') || headers.has('page id') || permalinks.some((link) => isAt(link, 'facebook.com', 'fb.watch')) ? 'facebook' : null
  },
  dateOrder: null,
  leftOut: [{ headers: ['total clicks', 'other clicks'], sentence: t`Clicks on anything but a link (“Total clicks”, “Other clicks”) are left out.` }],
}
