import { addDays, type Day, fromDayNumber } from '../../../shared/kernel/day'
import { readCertainDay } from '../../dates'
import type { PostFormat } from '../post-format'

const secondsOfDay = 86_400
const [firstDay, lastDay] = ['2014-01-01', '2100-01-01']

/** The day on which a video was made: the upper half of its number counts seconds. Null: the address names no such video. */
const dayOfVideo = (permalink: string): Day | null => {
  const number = /\/(?:video|photo)\/(\d{15,20})(?:\D|$)/.exec(permalink)?.[1]
  if (number === undefined) return null
  const made = fromDayNumber(Math.floor(Number(BigInt(number) >> 32n) / secondsOfDay))
  return made < firstDay || made > lastDay ? null : made
}

/**
 * TikTok writes `September 6`, `10 de agosto` or `9月6日`, without a year. The year is that of the video's own number, where its day is the written one, give
 * or take a day of time zone. Null: they do not agree, or there is no number.
 */
export const dayOfTikTok = (text: string, permalink: string): Day | null => {
  const certain = readCertainDay(text.replace(/ \d{1,2}:\d{2}.*$/, ''))
  if (certain !== null) return certain
  const made = dayOfVideo(permalink)
  if (made === null) return null
  const numbers = [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits))
  const fits = (day: Day): boolean => {
    const [year, month, date] = [day.slice(0, 4), Number(day.slice(5, 7)), Number(day.slice(8))]
    const named = readCertainDay(`${text} ${year}`)
    if (named !== null) return named === day
    return numbers.includes(date) && (numbers.length < 2 || (numbers.length === 2 && numbers.includes(month)))
  }
  return [made, addDays(made, -1), addDays(made, 1)].find(fits) ?? null
}

/** TikTok Studio's content export. */
export const tiktokPostFormat: PostFormat = {
  name: 'TikTok Studio',
  columns: {
    permalink: ['Video link', 'Post link'],
    text: ['Video title', 'Post title'],
    published: ['Post time'],
    likes: ['Total likes', 'Likes'],
    comments: ['Total comments', 'Comments'],
    shares: ['Total shares', 'Shares'],
    saves: ['Add to favorites', 'Total favorites'],
    views: ['Total views', 'Video views', 'Views'],
  },
  signs: [['video link', 'post time']],
  platformOf: () => 'tiktok',
  dateOrder: null,
  dayOf: dayOfTikTok,
}
