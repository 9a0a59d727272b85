import { t } from '../../shared/kernel/words'
import type { ContactId } from '../../shared/networking/contact'
import { reviewDefinitions } from '../../shared/networking/review.contract'
import { netSentiment } from '../../shared/networking/sentiment/sentiment'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { Card } from '../ui/Card'
import { MetricValue } from '../ui/MetricValue'
import { Definitions } from './Definitions'
import { sentimentText } from './figure-text'
import { SentimentCounts, textsOf } from './SentimentCounts'

/** How what a contact said to us reads, of all time; nothing where they said nothing. */
export const ContactSentimentCard = ({ id }: { readonly id: ContactId }) => {
  const client = useClient()
  const { value: counts } = useAnswer(client.networking.interaction.sentimentOf, { contactId: id })
  if (counts === undefined || textsOf(counts) === 0) return null
  const { net, reason } = netSentiment(counts)
  return (
    <Card title={t`Net sentiment`} actions={<b><MetricValue text={sentimentText(net)} reason={reason} isFocusable /></b>}>
      <SentimentCounts counts={counts} behind={{ to: '/networking/interactions', search: { contact: id, touchDirection: 'theirs' } }} />
      <Definitions sentences={[reviewDefinitions.sentiment, t`What they said to us: notes of interactions in which they spoke, of all days.`]} />
    </Card>
  )
}
