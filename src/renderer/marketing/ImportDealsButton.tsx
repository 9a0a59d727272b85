import { t } from '../../shared/kernel/words'
import { ImportFileButton } from '../imports/ImportFileButton'
import { DealImportDialog } from './DealImportDialog'

/** Lets the person choose a list of deals, and shows what it holds. */
export const ImportDealsButton = () => <ImportFileButton label={t`Import deals`} fileLabel={t`List of deals`} renderDialog={(file, close) => <DealImportDialog key={file.id} file={file} onClose={close} />} />
