import { t } from '../../../shared/kernel/words'
import type { PostFormat } from '../post-format'

/**
 * YouTube Studio's “Table data.csv” by content: English, German, French, Spanish, Portuguese, Italian, Japanese; older files say `Video`. Which figures it has is the
 * person's choice there. `Subscribers` are net of those who left, hence no follows.
 */
export const youtubePostFormat: PostFormat = {
  name: 'YouTube Studio',
  columns: {
    post_id: ['Content', 'Video', 'Videos', 'Contenu', 'Contenido', 'Conteúdo', 'Contenuti', 'コンテンツ'],
    text: ['Video title', 'Videotitel', 'Titre de la vidéo', 'Título del vídeo', 'Título del video', 'Título do vídeo', 'Titolo video', '動画のタイトル'],
    published: ['Video publish time', 'Veröffentlichungszeitpunkt des Videos', 'Heure de publication de la vidéo', 'Hora de publicación del vídeo', 'Hora de publicación del video', 'Horário de publicação do vídeo', 'Ora pubblicazione video', '動画公開時刻'],
    views: ['Views', 'Aufrufe', 'Vues', 'Visualizaciones', 'Vistas', 'Visualizações', 'Visualizzazioni', '視聴回数'],
    likes: ['Likes'],
    comments: ['Comments added', 'Comments'],
    shares: ['Shares'],
    follows: ['Subscribers gained', 'Gewonnene Abonnenten'],
  },
  signs: [
    ['content', 'video title', 'video publish time'], ['video', 'video title', 'video publish time'], ['videotitel', 'veröffentlichungszeitpunkt des videos'], ['titre de la vidéo', 'heure de publication de la vidéo'],
    ['título del vídeo', 'hora de publicación del vídeo'], ['título del video', 'hora de publicación del video'], ['título do vídeo', 'horário de publicação do vídeo'], ['titolo video', 'ora pubblicazione video'], ['動画のタイトル', '動画公開時刻'],
  ],
  platformOf: () => 'youtube',
  dateOrder: null,
  notPosts: { headers: ['date', 'datum', 'fecha', 'data', '日付'], sentence: t`These are YouTube’s figures of videos by day, not one line for each video. Import Table data.csv, which came in the same download.` },
  leftOut: [{ headers: ['impressions', 'thumbnail impressions', 'impressionen', 'impresiones', 'impressões', 'インプレッション数'], sentence: t`YouTube’s impressions are of thumbnails, not of videos; they are left out.` }],
  addressOf: (postId) => (/^[\w-]{11}$/.test(postId) ? `https://www.youtube.com/watch?v=${postId}` : ''),
}
