import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { dayOfTikTok } from '../../src/imports/organic/tiktok/format'
import { readFollowers } from '../../src/imports/organic/read-followers'
import { readPosts } from '../../src/imports/organic/read-posts'
import { valueOf } from '../support/open-test-store'
import { fixture, readImport, temporaryFile, temporarySheets, temporarySpreadsheet } from '../support/read-import'

const posts = async (name: string) => valueOf(await readPosts(fixture(`organic/${name}`)))

describe('lists of posts by platform', () => {
  it.each([
    ['business-suite.csv', 'instagram', 'Meta Business Suite', ['Post ID', 'Publish time']],
    ['business-suite-german.csv', 'instagram', 'Meta Business Suite', ['Beitrags-ID', 'Veröffentlichungszeitpunkt']],
    ['business-suite-spanish.csv', 'instagram', 'Meta Business Suite', ['identificador de la publicación', 'Hora de publicación']],
    ['facebook.csv', 'facebook', 'Meta Business Suite', ['Post ID', 'Publish time']],
    ['x-activity.csv', 'x', 'X analytics', ['Tweet id', 'Tweet permalink']],
    ['x-content.csv', 'x', 'X analytics', ['Post id', 'Post text', 'Post Link']],
    ['tiktok-content.csv', 'tiktok', 'TikTok Studio', ['Video link', 'Post time']],
    ['youtube-table-data.csv', 'youtube', 'YouTube Studio', ['Content', 'Video title', 'Video publish time']],
  ] as const)('%s is known as %s’s and says by what', async (name, platform, takenFor, provedBy) => {
    expect(await posts(name)).toMatchObject({ platform, takenFor, provedBy, refusals: [] })
  })

  it('takes of Facebook’s title and description the longer, of its clicks those on links', async () => {
    const file = await posts('facebook.csv')
    expect(file.posts).toMatchObject([
      { postId: '122158001122334455', publishedOn: '2026-09-28', text: 'Bread is out of the oven 🍞\nCome by before noon', measures: { views: 1270, reach: 920, likes: 40, comments: 3, shares: 1, engagements: 44, link_clicks: 7, saves: null } },
      { publishedOn: '2026-09-30', text: 'How we knead: a look into the kitchen', measures: { reach: null, link_clicks: null, views: 5400 } },
    ])
    expect(file.warnings).toEqual([expect.stringContaining('Total clicks')])
  })

  it('reads German words, days and groups', async () => {
    expect((await posts('business-suite-german.csv')).posts).toMatchObject([{ publishedOn: '2026-09-01', measures: { views: 7100, reach: 5200, likes: 210, shares: 31, comments: 9, saves: 96, follows: 6 } }, { publishedOn: '2026-09-03' }])
  })

  it('reads Spanish words, the month first as Meta writes it in every language', async () => {
    expect((await posts('business-suite-spanish.csv')).posts).toMatchObject([
      { postId: '18000000000000001', account: 'acme.es', publishedOn: '2026-03-07', text: 'Pan del horno\n#pan', type: 'Reel de Instagram', permalink: 'https://www.instagram.com/reel/aaa/', measures: { views: 45_453, reach: 32_219, likes: 1973, shares: 516, follows: 224, comments: 26, saves: 906 } },
      { publishedOn: '2026-02-27', measures: { views: 740_676 } },
    ])
  })

  it.each([
    ['Instagram, Portuguese', 'Identificação do post,Identificação da conta,Nome de usuário da conta,Nome da conta,Descrição,Duração (s),Horário de publicação,Link permanente,Tipo de post,Data,Visualizações,Alcance,Curtidas,Compartilhamentos,Seguimentos,Comentários,Salvamentos', '18000000000000001,17841400000000003,acme.br,Acme,Pão,22,03/27/2026 13:45,https://www.instagram.com/reel/aaa/,Reel do Instagram,Total,4500,3200,197,51,6,26,90', 'instagram', { views: 4500, reach: 3200, likes: 197, shares: 51, follows: 6, comments: 26, saves: 90 }],
    ['Facebook, French', 'Identifiant de la publication,ID de la Page,Nom de la page,Titre,Description,Heure de publication,Permalien,Type de publication,Vues,Couverture,"Réactions, commentaires et partages",Réactions,Commentaires,Partages,Total des clics,Clics sur un lien', '122100000000000001,6156,Acme,Pain,,03/27/2026 13:45,https://www.facebook.com/acme/posts/1,Photos,4500,3200,50,40,6,4,80,12', 'facebook', { views: 4500, reach: 3200, likes: 40, comments: 6, shares: 4, link_clicks: 12, engagements: 50 }],
    ['Facebook, Spanish', 'Identificador de la pieza de vídeo,Hora de publicación,Enlace permanente,Alcance,Visualizaciones de vídeo de 3 segundos,"Reacciones, comentarios y veces que se ha compartido",Reacciones,Comentarios,Veces que se ha compartido', '122100000000000001,03/27/2026 13:45,https://www.facebook.com/acme/videos/1,3200,900,50,40,6,4', 'facebook', { views: null, reach: 3200, likes: 40, comments: 6, shares: 4, engagements: 50 }],
    ['Instagram, Hungarian', 'Bejegyzésazonosító,Elérés,Megtekintések,Állandó hivatkozás,Közzététel időpontja,Követések,Reakciók,Hozzászólások,Megosztások,Mentések', '200,3200,4500,https://instagram.com/p/test,2026-03-27,6,40,26,51,90', 'instagram', { views: 4500, reach: 3200, likes: 40, comments: 26, shares: 51, saves: 90, follows: 6 }],
    ['Facebook, Italian', 'ID del post,Titolo,Descrizione,Orario di pubblicazione,Permalink,Tipo di post,Visualizzazioni,Copertura,"Reazioni, commenti e condivisioni",Reazioni,Commenti,Condivisioni', '122100000000000001,Pane,,03/27/2026 13:45,https://www.facebook.com/acme/posts/1,Foto,4500,3200,50,40,6,4', 'facebook', { views: 4500, reach: 3200, likes: 40, comments: 6, shares: 4, engagements: 50 }],
  ])('reads Meta’s words, %s', async (_language, header, line, platform, measures) => {
    const file = valueOf(await readPosts(temporaryFile('content.csv', `${header}\n${line}\n`)))
    expect(file).toMatchObject({ platform, takenFor: 'Meta Business Suite', refusals: [], posts: [{ publishedOn: '2026-03-27', measures }] })
    expect(file.posts[0]?.postId).not.toBe('')
  })

  it('keeps what X says was promoted apart from what was not', async () => {
    expect((await posts('x-activity.csv')).posts).toMatchObject([
      { isPaid: true, measures: { impressions: 1000, engagements: 40, likes: 11, shares: 3, comments: 2, link_clicks: 4, promoted_impressions: 2500, promoted_engagements: 75, promoted_clicks: 12 } },
      { isPaid: null, measures: { impressions: 203, promoted_impressions: null, promoted_engagements: null } },
    ])
  })

  it('takes today’s X words: reposts are shared, bookmarks are saved', async () => {
    expect((await posts('x-content.csv')).posts).toMatchObject([{ publishedOn: '2026-07-14', isPaid: null, measures: { impressions: 12_297, shares: 5, saves: 4, link_clicks: 66, follows: 1, promoted_impressions: null } }, { publishedOn: '2026-07-12' }])
  })

  it('gives a TikTok day the year of the video’s own number, and none where the two do not agree', async () => {
    expect((await posts('tiktok-content.csv')).posts.map(({ publishedOn, measures }) => [publishedOn, measures.views, measures.likes])).toEqual([['2026-08-10', 28_590, 529], ['2026-08-08', 100, 10], [null, null, 4]])
    const address = 'https://www.tiktok.com/@acme/video/7672373276106181908'
    expect(['10 de agosto', '8月10日', '10 августа', 'August 10', '2026-08-10 09:00', 'Aug 10, 2026', '9 August', 'August 12', '10 September', 'yesterday'].map((text) => dayOfTikTok(text, address))).toEqual(['2026-08-10', '2026-08-10', '2026-08-10', '2026-08-10', '2026-08-10', '2026-08-10', '2026-08-09', null, null, null])
    expect(dayOfTikTok('10 August', 'https://www.tiktok.com/@acme')).toBeNull()
  })

  it('leaves out YouTube’s total but not a video of that name, and thumbnails’ impressions', async () => {
    const file = await posts('youtube-table-data.csv')
    expect(file).toMatchObject({ totals: 1, posts: [{ postId: 'dQw4w9WgXcQ', text: 'Total', publishedOn: '2026-01-06', permalink: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ', measures: { views: 8542, comments: 9, impressions: null, follows: null } }, { postId: '-aaaaaaaaa1' }] })
    expect(file.warnings).toEqual([expect.stringContaining('thumbnails')])
  })

  it('reads YouTube’s German words; subscribers less those who left are no follows', async () => {
    const file = await posts('youtube-german.csv')
    expect(file).toMatchObject({ platform: 'youtube', totals: 1, refusals: [], warnings: [expect.stringContaining('thumbnails')] })
    expect(file.posts).toMatchObject([
      { postId: 'oV92yU1Vcaa', text: 'Brot aus dem Ofen', publishedOn: '2026-08-19', measures: { views: 2400, likes: 17, follows: 3, impressions: null } },
      { postId: '-td1OgsnWaa', permalink: 'https://www.youtube.com/watch?v=-td1OgsnWaa', publishedOn: '2026-09-02', measures: { views: 199, likes: 4, follows: 0 } },
      { postId: '-c3m5oNq4aa', publishedOn: null, measures: { views: null, likes: null } },
    ])
  })

  it('leaves out YouTube’s total in its own language also behind a column that somebody put before it', async () => {
    const lines = readFileSync(fixture('organic/youtube-german.csv'), 'utf8').trim().split('\n')
    const file = valueOf(await readPosts(temporaryFile('videos.csv', lines.map((line, index) => `${index === 0 ? 'Nr.' : index},${line}`).join('\n'))))
    expect(file).toMatchObject({ totals: 1, refusals: [], posts: [{ postId: 'oV92yU1Vcaa' }, { postId: '-td1OgsnWaa' }, { postId: '-c3m5oNq4aa' }] })
  })

  it.each([
    ['Video,Video title,Video publish time,Views', '"Aug 19, 2026"', '2,400', 2400],
    ['Contenu,Titre de la vidéo,Heure de publication de la vidéo,Vues', '28 sept. 2026', '44\u202f531', 44_531],
    ['Contenido,Título del vídeo,Hora de publicación del vídeo,Visualizaciones', '"Mar 25, 2026"', '2400', 2400],
    ['Conteúdo,Título do vídeo,Horário de publicação do vídeo,Visualizações', '"Mar 25, 2026"', '758264', 758_264],
    ['Contenuti,Titolo video,Ora pubblicazione video,Visualizzazioni', '"Jun 22, 2026"', '2400', 2400],
    ['コンテンツ,動画のタイトル,動画公開時刻,視聴回数', '2026/10/07', '"1,234"', 1234],
  ])('reads YouTube’s %s', async (header, day, views, read) => {
    const file = valueOf(await readPosts(temporaryFile('table.csv', `${header}\nTotal,,,9\nabcdefghijk,Bread,${day},${views.includes(',') && !views.startsWith('"') ? `"${views}"` : views}\n`)))
    expect(file).toMatchObject({ platform: 'youtube', totals: 1, posts: [{ postId: 'abcdefghijk', text: 'Bread', measures: { views: read } }] })
    expect(file.posts[0]?.publishedOn).toMatch(/^2026-/)
  })

  it.each([
    ['Hootsuite', 'Post performance,,,\n"Mar 1, 2024 - Mar 31, 2024",,,\nDate (GMT),Post ID,Post Message,Post Permalink,Post Type,Social Network,Impressions,Reach,Engagement,Likes,Comments,Shares,Post Link Clicks,Video Views\n2024-03-15 14:30,111_222,New collection,https://facebook.com/111/posts/222,Photo,Facebook,"2,000",1500,85,100,20,5,30,\n', 'Not taken over: Social Network, Engagement.'],
    ['Sprout Social', 'Date,Post ID,Network,Post Type,Content Type,Profile,Sent by,Link,Post,Impressions,Reach,Engagements,Engagement Rate (per Impression),Reactions,Comments,Shares,Saves,Post Link Clicks,Video Views\n03/15/2024 10:05 am,111_222,Facebook,Post,Photo,Acme,Jane,https://facebook.com/111/posts/222,New collection,2000,1500,130,6.5%,100,20,5,,30,\n', 'Not taken over: Network, Content Type, Sent by, Engagement Rate (per Impression).'],
    ['Later', 'Posted At,Caption,Media Type,Post URL,Impressions,Reach,Likes,Comments,Shares,Post Link Clicks\n"Mar 15, 2024 6:15 PM",New collection,Photo,https://facebook.com/111/posts/222,2000,1500,100,20,5,30\n', null],
    ['Agorapulse', 'Publishing date,Publishing time,Message,Link,Impressions,Reach,Reactions,Comments,Shares,Link clicks\n15/03/2024,17:45,New collection,https://facebook.com/111/posts/222,2000,1500,100,20,5,30\n', 'Not taken over: Publishing time.'],
  ])('reads a list of %s by any table’s headings, and says what it does not take over', async (_name, text, left) => {
    const file = valueOf(await readPosts(temporaryFile('posts.csv', text)))
    expect(file).toMatchObject({ platform: 'facebook', refusals: [], warnings: left === null ? [] : [left] })
    expect(file.posts).toMatchObject([{ permalink: 'https://facebook.com/111/posts/222', publishedOn: '2024-03-15', text: 'New collection', measures: { impressions: 2000, reach: 1500, likes: 100, comments: 20, shares: 5, link_clicks: 30 } }])
  })

  it('says where no column tells when a post was published', async () => {
    expect(valueOf(await readPosts(temporaryFile('posts.csv', 'Caption,Went live,Likes,Reach\nBread,2026-09-01,3,40\n'))).warnings).toEqual(['No column says when a post was published.', 'Not taken over: Went live.'])
  })

  it.each(['Date,Content,Video title,Video publish time,Duration,Views', 'Datum,Video,Videotitel,Veröffentlichungszeitpunkt des Videos,Dauer,Impressionen', 'Date,Content,Video title,Video publish time,Duration,Stayed to watch (%)'])('takes YouTube’s figures by day for no posts and no ads: %s', async (header) => {
    const path = temporaryFile('Chart data.csv', `${header}\n2026-09-01,abcdefghijk,Bread,"Aug 19, 2026",14,3\n2026-09-02,abcdefghijk,Bread,"Aug 19, 2026",14,4\n`)
    expect(await readPosts(path)).toMatchObject({ ok: false, error: { sentence: expect.stringContaining('not one line for each video') } })
    await expect(readImport(path)).rejects.toThrow('not one line for each video')
  })

  it('reads the sheet of posts of a LinkedIn page’s content, month first as LinkedIn writes', async () => {
    const path = await temporarySpreadsheet([
      ['All posts: what was posted and how it did', null],
      ['Post title', 'Post link', 'Post type', 'Campaign name', 'Posted by', 'Created date', 'Campaign start date', 'Campaign end date', 'Audience', 'Impressions', 'Views (Excluding offsite video views)', 'Offsite Views', 'Clicks', 'Click through rate (CTR)', 'Likes', 'Comments', 'Reposts', 'Follows', 'Engagement rate', 'Content Type'],
      ['Bread, and why', 'https://www.linkedin.com/feed/update/urn:li:activity:71', 'Organic', null, 'Ada', '09/01/2026', null, null, 'All followers', 1200, null, null, 40, 0.033, 30, 4, 2, 1, 0.06, 'Image'],
      ['Ovens', 'https://www.linkedin.com/feed/update/urn:li:activity:72', 'Sponsored', 'Autumn', 'Ada', '09/02/2026', null, null, 'All followers', 300, 90, 0, 4, 0.01, 3, 0, 0, null, 0.02, 'Video'],
    ])
    const file = valueOf(await readPosts(path))
    expect(file).toMatchObject({ platform: 'linkedin', takenFor: 'LinkedIn page content', refusals: [], posts: [{ publishedOn: '2026-09-01', isPaid: null, measures: { impressions: 1200, likes: 30, shares: 2, link_clicks: null } }, { publishedOn: '2026-09-02', isPaid: true, measures: { views: 90 } }] })
    expect(file.warnings).toEqual([expect.stringContaining('read with the month first'), expect.stringContaining('not on its links')])
  })
})

const newFollowers = 'Date,Sponsored followers,Organic followers,Auto-invited followers,Total followers\n'

describe('followers of a LinkedIn page by day', () => {
  it('takes the numbers for new followers where the file shows that they are', async () => {
    const file = valueOf(await readFollowers(temporaryFile('followers.csv', `${newFollowers}09/01/2026,1,3,0,4\n09/02/2026,0,2,1,3\n`)))
    expect(file).toMatchObject({ count: 'gains', takenFor: 'LinkedIn page followers', refusals: [], days: [{ on: '2026-09-01', count: 4, organic: 3, sponsored: 1 }, { on: '2026-09-02', count: 3 }] })
  })

  it('says that the sheet it reads followers of is hidden, where no other has any', async () => {
    const table = [['Date', 'Sponsored followers', 'Organic followers', 'Total new followers'], [new Date('2026-09-01'), 0, 5, 5]]
    const warningsOf = async (path: string): Promise<string> => valueOf(await readFollowers(path)).warnings.join()
    expect(await warningsOf(await temporarySheets({ 'New followers': table }, 'acme.xlsx'))).not.toContain('hidden')
    expect(await warningsOf(await temporarySheets({ 'New followers': table, Notes: [['Ask Ada']] }, 'acme.xlsx', { 'New followers': 'hidden' }))).toContain('The sheet “New followers” is hidden')
  })

  it('says where days contradict each other', async () => {
    const path = temporaryFile('acme followers.csv', 'Date,Sponsored followers,Organic followers,Total new followers\n08/31/2026,0,5,5\n13/09/2026,0,5,5\n')
    expect(await readFollowers(path, { dateOrder: 'auto', count: 'gains' })).toMatchObject({ ok: false, error: { sentence: 'The dates of the file contradict each other: “13/09/2026” on line 3 has the day first, “08/31/2026” on line 2 the month. Say which comes first; rows that do not fit are refused.' } })
  })

  it('takes the sheet “New followers” for what it is called, and asks about any other', async () => {
    const path = await temporarySpreadsheet([['Date', 'Sponsored followers', 'Organic followers', 'Total followers'], [new Date('2026-09-01'), 0, 5, 5]], 'export.xlsx')
    expect(await readFollowers(path)).toMatchObject({ ok: false, error: { sentence: expect.stringContaining('Say which') } })
    expect(valueOf(await readFollowers(path, { dateOrder: 'auto', count: 'totals' }))).toMatchObject({ count: 'totals', days: [{ on: '2026-09-01', count: 5 }] })
    expect(valueOf(await readFollowers(await temporarySpreadsheet([['Date', 'Sponsored followers', 'Organic followers', 'Total followers'], [new Date('2026-09-01'), 0, 5, 5]], 'acme.xlsx', 'New followers')))).toMatchObject({ count: 'gains', days: [{ on: '2026-09-01', count: 5 }] })
  })

  it('takes the order of day and month under which no day is missing, else LinkedIn’s, and says so', async () => {
    const lines = (...days: string[]): string => temporaryFile('followers.csv', newFollowers + days.map((day) => `${day},0,1,0,1\n`).join(''))
    const read = async (path: string): Promise<unknown> => {
      const { days, warnings } = valueOf(await readFollowers(path))
      return { days: days.map(({ on }) => on), warnings }
    }
    expect(await read(lines('01/09/2026', '02/09/2026', '03/09/2026'))).toEqual({ days: ['2026-09-01', '2026-09-02', '2026-09-03'], warnings: [] })
    expect(await read(lines('09/01/2026', '09/02/2026', '09/03/2026'))).toEqual({ days: ['2026-09-01', '2026-09-02', '2026-09-03'], warnings: [] })
    // A line that names no day says nothing of the order.
    expect(await read(lines('01/09/2026', '02/09/2026', 'In all'))).toEqual({ days: ['2026-09-01', '2026-09-02'], warnings: [] })
    expect(await read(lines('09/01/2026'))).toEqual({ days: ['2026-09-01'], warnings: [expect.stringContaining('month first')] })
  })

  it('refuses a row by its line, and a file without followers', async () => {
    expect(valueOf(await readFollowers(temporaryFile('followers.csv', `${newFollowers}09/01/2026,1,3,0,-4\n09/02/2026,0,2,1,3\nlater,0,0,0,0\n09/03/2026,0,0,0,9007199254740991\n09/04/2026,0,0,0,-\n`)))).toMatchObject({ rowsRead: 5, refusals: [{ line: 2, reason: '“-4” is not a number of followers.' }, { line: 4, reason: '“later” is not a day.' }, { line: 5, reason: '“9007199254740991” is not a number of followers.' }, { line: 6, reason: 'It has no number of followers.' }] })
    expect(await readFollowers(fixture('organic/facebook.csv'))).toMatchObject({ ok: false, error: { type: 'ImportRefused' } })
  })
})
