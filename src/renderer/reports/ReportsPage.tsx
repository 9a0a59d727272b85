import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Card } from '../ui/Card'
import { Page } from '../ui/Page'

/** The reports there are. */
export const ReportsPage = () => (
  <Page title="Reports">
    <Card title="Return on investment" actions={<Button component={Link} to="/reports/roi">Open</Button>}>
      What came back for what was spent: by campaign, platform, month, week or day, with fees, production and labour in the cost. As PDF, XLSX, CSV, HTML or JSON, with the same numbers and their definitions.
    </Card>
  </Page>
)
