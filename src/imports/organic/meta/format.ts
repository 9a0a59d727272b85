import { t } from '../../../shared/kernel/words'
import { isAt, type PostFormat } from '../post-format'

/** Meta Business Suite's content export, of Instagram and of Facebook: English, German, Spanish. The German headers were not seen in a file. */
export const metaPostFormat: PostFormat = {
  name: 'Meta Business Suite',
  columns: {
    post_id: ['Post ID', 'Video asset ID', 'Media ID', 'Beitrags-ID', 'Identificador de la publicación'],
    permalink: ['Permalink', 'Enlace permanente'],
    account: ['Account username', 'Page name', 'Account name', 'Konto-Benutzername', 'Kontoname', 'Nombre de usuario de la cuenta', 'Nombre de la cuenta'],
    published: ['Publish time', 'Veröffentlichungszeitpunkt', 'Hora de publicación'],
    text: ['Description', 'Beschreibung', 'Descripción'],
    title: ['Title', 'Titel'],
    type: ['Post type', 'Beitragstyp', 'Tipo de publicación'],
    reach: ['Reach', 'Reichweite', 'Alcance'],
    impressions: ['Impressions', 'Impressionen'],
    views: ['Views', 'Aufrufe', 'Visualizaciones'],
    likes: ['Likes', 'Reactions', '„Gefällt mir“-Angaben', 'Reaktionen', 'Me gusta'],
    comments: ['Comments', 'Kommentare', 'Comentarios'],
    shares: ['Shares', 'Geteilte Inhalte', 'Veces que se ha compartido'],
    saves: ['Saves', 'Saved', 'Gespeicherte Beiträge', 'Veces guardado'],
    link_clicks: ['Link clicks'],
    follows: ['Follows', 'Seguidores'],
    engagements: ['Reactions, Comments and Shares'],
  },
  signs: [['post id', 'publish time'], ['video asset id', 'publish time'], ['beitrags-id', 'veröffentlichungszeitpunkt'], ['identificador de la publicación', 'hora de publicación']],
  platformOf: (headers, permalinks) => {
    if (headers.has('account username') || headers.has('konto-benutzername') || headers.has('nombre de usuario de la cuenta') || permalinks.some((link) => isAt(link, 'instagram.com'))) return 'instagram'
    return headers.has('page name') || headers.has('page id') || permalinks.some((link) => isAt(link, 'facebook.com', 'fb.watch')) ? 'facebook' : null
  },
  dateOrder: null,
  leftOut: [{ headers: ['total clicks', 'other clicks'], sentence: t`Clicks on anything but a link (“Total clicks”, “Other clicks”) are left out.` }],
}
