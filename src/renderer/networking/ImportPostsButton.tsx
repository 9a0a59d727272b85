import { t } from '../../shared/kernel/words'
import { ImportFileButton } from '../imports/ImportFileButton'
import { PostImportDialog } from './PostImportDialog'

/** Lets the person choose a platform's list of posts, and shows what it holds. */
export const ImportPostsButton = () => <ImportFileButton label={t`Import posts`} fileLabel={t`List of posts`} renderDialog={(file, close) => <PostImportDialog key={file.id} file={file} onClose={close} />} />
