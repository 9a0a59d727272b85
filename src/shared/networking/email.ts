import { z } from 'zod'
import { t } from '../kernel/words'

/** An address of the web in the one spelling that it has. */
const WebAddress = z.url({ normalize: true })

/** A domain as the network writes it. One that is none stays as it is. */
const networkDomain = (domain: string): string => {
  // What else stands in it would be read as another part of an address.
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)) return domain
  const read = WebAddress.safeParse(`https://${domain}`)
  return read.success ? read.data.slice('https://'.length).replace(/\/$/, '') : domain
}

/** An address with its letters in their composed form (NFC), and a domain that has letters of its own (`bücher.example`) as the network writes it: so it is known again however it comes. */
export const networkEmail = (email: string): string => {
  if (/^\p{ASCII}*$/u.test(email)) return email
  const composed = email.normalize('NFC')
  const at = composed.lastIndexOf('@') + 1
  return `${composed.slice(0, at)}${networkDomain(composed.slice(at))}`
}

/** Words between dots before the `@`, of letters of every script and the signs that mail allows (RFC 6531) but brackets and bars; a domain as the network writes it, whose last part may be of letters of its own (`xn--p1ai`). */
const pattern = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_~-]+)*@(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+(?:[A-Za-z]{2,}|xn--[A-Za-z0-9-]+)$/u

/** An e-mail address as it is typed or read; kept as the network writes it. */
export const EmailAddress = z.string().transform(networkEmail).pipe(z.email({ pattern, error: t`An e-mail address looks like name@example.com` }).max(320))

/** The address as a link that writes to it: what means something else in a link is escaped. */
export const mailLink = (email: string): string => `mailto:${encodeURIComponent(email).replaceAll('%40', '@')}`
