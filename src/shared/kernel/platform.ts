import { z } from 'zod'
import { t } from './words'

/** Where people and brands are met. `in_person`, `email` and `phone` are platforms of a touch, not of an ad. */
export const Platform = z.enum([
  'facebook', 'instagram', 'x', 'linkedin', 'tiktok', 'youtube', 'pinterest', 'reddit', 'threads', 'mastodon', 'bluesky', 'discord', 'slack', 'whatsapp', 'telegram', 'website', 'email', 'phone', 'in_person', 'other',
])
export type Platform = z.infer<typeof Platform>

/** Who sold the ads. Meta sells Facebook and Instagram; `other` is a file read by the generic mapper. */
export const AdPlatform = z.enum(['meta', 'google', 'linkedin', 'x', 'tiktok', 'pinterest', 'microsoft', 'reddit', 'snapchat', 'other'])
export type AdPlatform = z.infer<typeof AdPlatform>

export const platformNames: Readonly<Record<Platform | AdPlatform, string>> = {
  facebook: 'Facebook', instagram: 'Instagram', x: 'X', linkedin: 'LinkedIn', tiktok: 'TikTok', youtube: 'YouTube', pinterest: 'Pinterest', reddit: 'Reddit', threads: 'Threads', mastodon: 'Mastodon', bluesky: 'Bluesky', discord: 'Discord', slack: 'Slack', whatsapp: 'WhatsApp', telegram: 'Telegram', website: t`Website`, email: t`E-mail`, phone: t`Phone`, in_person: t`In person`, other: t`Other`,
  meta: 'Meta', google: 'Google Ads', microsoft: 'Microsoft Advertising', snapchat: 'Snapchat',
}
