import { cutToBytes, noDevice } from '../kernel/file-name'
import { numberText } from '../kernel/language'
import { t } from '../kernel/words'

/** Of a longer name the end is kept, which tells its kind: systems take 255 bytes. */
const mostNameBytes = 200

/** A name that is only a name, on every system: no folder, no control characters, no halves of letters, no leading or trailing dot, none of Windows' devices. */
export const safeFileName = (name: string): string => {
  const plain = (name.normalize('NFC').split(/[/\\]/).findLast((piece) => piece !== '') ?? '')
    .replaceAll(/[\p{Cc}\p{Cs}:*?"<>|]/gu, '_')
    .replaceAll(/^[. ]+|(?<![. ])[. ]+$/g, '')
  const kept = cutToBytes(plain, mostNameBytes, 'end').replace(/^[. ]+/, '')
  return kept === '' ? 'upload' : noDevice(kept)
}

/** Files that a folder or an archive holds for its system alone; nobody misses them. */
const ownOfSystems = /(^|[/\\])(__MACOSX[/\\]|\.(?!\.?[/\\])|thumbs\.db$|desktop\.ini$)/i

/** Whether a path of a folder or an archive is such a file: hidden, of macOS, or a list of pictures of Windows. */
export const isOfSystem = (path: string): boolean => ownOfSystems.test(path)

const strange = /\.(png|jpe?g|gif|webp|heic|avif|bmp|tiff?|svg|ico|mp4|m4v|mov|avi|mkv|webm|mp3|m4a|wav|ogg|opus|aac|pdf|docx?|pptx?|pages|key|rtf|css|html?|xml|exe|dmg|msi|dll|so|woff2?|ttf|otf|db|sqlite|rapport|log)$/i

/** Whether a file of a folder or an archive is of a kind that holds no exports, by its name: pictures, films, sound, texts, programs. */
export const isStrangeKind = (name: string): boolean => strange.test(name)

/** Whether a folder with such names in it is an unpacked archive of a whole workbook: its tables look like exports, and are none. */
export const isWholeWorkbook = (names: ReadonlySet<string>): boolean => ['manifest.json', 'schema.sql', 'tables'].every((name) => names.has(name))

/** Why such an archive is left out, packed or not. */
export const wholeWorkbookSentence = t`This is a whole workbook, as “Export everything” wrote it, and no export of a platform. “Open an exported archive” on the start screen makes a new workbook of the zip, as does rapport new --from.`

/** Why a file of such a kind is left out. */
export const strangeKindSentence = t`Of a kind that holds no exports.`

/** How many files of one folder or archive are taken up at most. */
export const mostFilesTaken = 200

/** Why a file beyond those is left out. */
export const tooManySentence = (of: 'folder' | 'archive'): string => of === 'folder' ? t`Of one folder ${numberText(mostFilesTaken)} files are taken at most. Import this one by itself.` : t`Of one archive ${numberText(mostFilesTaken)} files are taken at most. Import this one by itself.`

/** Folders in folders that are looked into. */
export const deepestFolder = 8

/** Why a folder below those is left out. */
export const tooDeepSentence = t`The folder lies too deep. Import it by itself.`
