import type { Platform } from '../../shared/kernel/platform'
import type { Direction } from '../../shared/networking/interaction'

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

/** What is noted of an interaction, by who spoke. */
export const notes: Readonly<Record<Direction, readonly string[]>> = {
  incoming: [
    'Asked about the sizes of the speckled dinner plates.',
    'Tagged two friends under our kiln opening video.',
    'Wants samples for the autumn issue.',
    'Loves the glaze of the blue bowl.',
    'Complained that one mug arrived chipped.',
    'Recommended us to a café owner in Leipzig.',
    'Asked whether the glaze is safe in the dishwasher.',
    'Was disappointed that the parcel came late.',
    '',
    '',
  ],
  outgoing: [
    'Sent the sizes of the speckled dinner plates.',
    'Thanked them for the photo of the blue bowl.',
    'Told them that a new mug is on its way.',
    'Invited them to the kiln opening.',
    'Offered samples for the autumn issue.',
    'Congratulated them on the new shop.',
    'Answered that the glaze is safe in the dishwasher.',
    'Asked how the cups sell.',
    '',
    '',
  ],
  mutual: [
    'Talked about a window display in spring.',
    'Went through the autumn range; they liked the blue.',
    'Agreed on prices for wholesale.',
    'Planned a workshop together.',
    'Talked about shipping to Austria.',
    'They want to sell our cups on trial.',
    'Compared glazes; lovely afternoon.',
    '',
    '',
    '',
  ],
}
