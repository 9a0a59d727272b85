import { t } from '../../../shared/kernel/words'
import { isAt, type PostFormat } from '../post-format'

/** Meta Business Suite's content export, of Instagram and of Facebook: English, German, Spanish, Portuguese (Instagram), French (Facebook), Italian, Hungarian. The German headers were not seen in a file. */
export const metaPostFormat: PostFormat = {
  name: 'Meta Business Suite',
  columns: {
    post_id: ['Post ID', 'Video asset ID', 'Media ID', 'Beitrags-ID', 'Identificador de la publicación', 'Identificador de la pieza de vídeo', 'Identificação do post', 'Identifiant de la publication', 'ID del post', 'Bejegyzésazonosító'],
    permalink: ['Permalink', 'Enlace permanente', 'Link permanente', 'Permalien', 'Állandó hivatkozás'],
    account: ['Account username', 'Page name', 'Account name', 'Konto-Benutzername', 'Kontoname', 'Nombre de usuario de la cuenta', 'Nombre de la cuenta', 'Nome de usuário da conta', 'Nom de la page', 'Nome da conta'],
    published: ['Publish time', 'Veröffentlichungszeitpunkt', 'Hora de publicación', 'Horário de publicação', 'Heure de publication', 'Orario di pubblicazione', 'Közzététel időpontja'],
    text: ['Description', 'Beschreibung', 'Descripción', 'Descrição', 'Descrizione', 'Didascalia'],
    title: ['Title', 'Titel', 'Titre', 'Titolo'],
    type: ['Post type', 'Beitragstyp', 'Tipo de publicación', 'Tipo de post', 'Type de publication', 'Tipo di post'],
    reach: ['Reach', 'Reichweite', 'Alcance', 'Couverture', 'Copertura', 'Elérés'],
    impressions: ['Impressions', 'Impressionen'],
    views: ['Views', 'Aufrufe', 'Visualizaciones', 'Visualizações', 'Vues', 'Visualizzazioni', 'Megtekintések'],
    likes: ['Likes', 'Reactions', '„Gefällt mir“-Angaben', 'Reaktionen', 'Me gusta', 'Reacciones', 'Curtidas', 'Réactions', 'Mi piace', 'Reazioni', 'Reakciók'],
    comments: ['Comments', 'Kommentare', 'Comentarios', 'Comentários', 'Commentaires', 'Commenti', 'Hozzászólások'],
    shares: ['Shares', 'Geteilte Inhalte', 'Veces que se ha compartido', 'Compartilhamentos', 'Partages', 'Condivisioni', 'Megosztások'],
    saves: ['Saves', 'Saved', 'Gespeicherte Beiträge', 'Veces guardado', 'Salvamentos', 'Mentések'],
    link_clicks: ['Link clicks', 'Clics sur un lien'],
    follows: ['Follows', 'Seguidores', 'Seguimentos', 'Követések'],
    engagements: ['Reactions, Comments and Shares', 'Reacciones, comentarios y veces que se ha compartido', 'Réactions, commentaires et partages', 'Reazioni, commenti e condivisioni'],
  },
  signs: [
    ['post id', 'publish time'], ['video asset id', 'publish time'], ['beitrags-id', 'veröffentlichungszeitpunkt'], ['identificador de la publicación', 'hora de publicación'], ['identificador de la pieza de vídeo', 'hora de publicación'],
    ['identificação do post', 'horário de publicação'], ['identifiant de la publication', 'heure de publication'], ['orario di pubblicazione', 'copertura'], ['bejegyzésazonosító', 'közzététel időpontja'],
  ],
  platformOf: (headers, permalinks) => {
    if (headers.has('account username') || headers.has('konto-benutzername') || headers.has('nombre de usuario de la cuenta') || headers.has('nome de usuário da conta') || permalinks.some((link) => isAt(link, 'instagram.com'))) return 'instagram'
    return headers.has('page name') || headers.has('page id') || headers.has('nom de la page') || permalinks.some((link) => isAt(link, 'facebook.com', 'fb.watch')) ? 'facebook' : null
  },
  dateOrder: null,
  leftOut: [{ headers: ['total clicks', 'other clicks', 'total des clics'], sentence: t`Clicks on anything but a link (“Total clicks”, “Other clicks”) are left out.` }],
}
