import type { Platform } from '../../shared/kernel/platform'

/** Invented names; no real person is meant. */
export const firstNames = ['Ada', 'Bruno', 'Chiara', 'Dmitri', 'Elif', 'Farah', 'Goran', 'Hana', 'Ines', 'Jonas', 'Kirsten', 'Luca', 'Maren', 'Nadia', 'Oskar', 'Priya', 'Quentin', 'Rosa', 'Sören', 'Tomasz', 'Ulla', 'Vera', 'Wanda', 'Ximena', 'Yusuf', 'Zoë', 'Émile', 'Åsa', 'Marlene', 'Theo']
export const lastNames = ['Albers', 'Bianchi', 'Castellanos', 'Demir', 'Eriksen', 'Fontaine', 'García', 'Hoffmann', 'Ivanova', 'Jansen', 'Kowalski', 'Lindqvist', 'Moreau', 'Nakamura', 'Okafor', 'Petrović', 'Quintero', 'Ricci', 'Schäfer', 'Tanaka', 'Ueda', 'Vargas', 'Weber', 'Yılmaz', 'Zielińska']
export const organizations = ['Studio Lehm', 'Küche & Korn', 'The Slow Table', 'Haus Nord', 'Glaze Club', 'Markthalle Süd', 'Claywork Collective', 'Fine Shelf', '', '', '', '']
export const roles = ['Editor', 'Buyer', 'Potter', 'Photographer', 'Food blogger', 'Owner', 'Community lead', '', '', '']
export const tags = ['press', 'wholesale', 'customer', 'creator', 'advocate', 'local', 'potter', 'café']
export const handlePlatforms: readonly Platform[] = ['instagram', 'facebook', 'linkedin', 'x', 'tiktok', 'mastodon']

export const communities = [
  { name: 'Berlin Ceramics Circle', platform: 'facebook', rules: 'Introduce yourself first. Selling posts on Fridays only.' },
  { name: 'r/Pottery', platform: 'reddit', rules: 'No shop links in posts. Answer questions about glazes.' },
  { name: 'Handmade Home', platform: 'discord', rules: 'Show work in #show-and-tell, prices in #market.' },
  { name: '#slowhome', platform: 'instagram', rules: '' },
  { name: 'Café Owners DACH', platform: 'linkedin', rules: 'No cold pitches.' },
  { name: 'Makers’ Breakfast', platform: 'in_person', rules: 'First Thursday of the month, Markthalle.' },
  { name: 'Fediverse Makers', platform: 'mastodon', rules: 'Alt texts on every picture.' },
] as const satisfies readonly { readonly name: string; readonly platform: Platform; readonly rules: string }[]

export const notes = [
  'Asked about the speckled dinner plates; sent the sizes.',
  'Shared our kiln opening video and tagged two friends.',
  'Wants samples for the autumn issue.',
  'Talked about a window display in spring.',
  'Thanked them for the photo of the blue bowl.',
  'Complained that one mug arrived chipped; replacement is on its way.',
  'Recommended us to a café owner in Leipzig.',
  'Asked whether the glaze is safe in the dishwasher.',
  '',
  '',
]
