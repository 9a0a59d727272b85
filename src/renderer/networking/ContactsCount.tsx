import { Link } from '@tanstack/react-router'
import { numberText } from '../../shared/kernel/language'
import { plural, t } from '../../shared/kernel/words'
import type { ContactFilter } from '../../shared/networking/contact-filter'
import type { CountedContacts } from '../../shared/networking/counted-contacts'

/** How many contacts a filter finds, as links to them: a list shows either those not archived or those that are. */
export const ContactsCount = ({ contacts, archived, filter }: CountedContacts & { readonly filter: ContactFilter }) => (
  <>
    <Link to="/networking/contacts" search={{ filter }}>{t`${plural(contacts, { one: '# contact', other: '# contacts' })}`}</Link>
    {archived > 0 && <>, <Link to="/networking/contacts" search={{ filter, archived: true }}>{t`${numberText(archived)} archived`}</Link></>}
  </>
)
