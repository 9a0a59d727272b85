import { saveBlob } from '../platform/save-blob'

/** Hands a text to the person as a file. */
export const saveText = (text: string, fileName: string, mediaType: string): void => saveBlob(new Blob([text], { type: mediaType }), fileName)
