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

/** An address whose domain has letters of its own (`bücher.example`), with the domain as the network writes it: so it is known again however it comes. */
export const networkEmail = (email: string): string => {
  const at = email.lastIndexOf('@') + 1
  return /^\p{ASCII}*$/u.test(email) ? email : `${email.slice(0, at)}${networkDomain(email.slice(at))}`
}

/** An e-mail address as it is typed or read; kept as the network writes it. */
export const EmailAddress = z.string().transform(networkEmail).pipe(z.email(t`An e-mail address looks like name@example.com`).max(320))
