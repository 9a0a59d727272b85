import { ImportFileButton } from './ImportFileButton'
import { PostImportDialog } from './PostImportDialog'

/** Lets the person choose a platform's list of posts, and shows what it holds. */
export const ImportPostsButton = () => <ImportFileButton label="Import posts" fileLabel="List of posts" renderDialog={(file, close) => <PostImportDialog key={file.id} file={file} onClose={close} />} />
