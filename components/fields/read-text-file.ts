/** The size limit of a credential file. A service account or a private key has 2 to 4 KiB. */
const FILE_LIMIT_BYTES = 64 * 1024;

export type FileReading = { text: string } | { complaint: string };

/**
 * Reads a chosen or dropped file as text. Rejects an empty file, one over the limit (64 KiB) and one that is not UTF-8,
 * each with a message for the person. The message names the file and contains none of its content.
 */
export async function readTextFile(
  file: Pick<File, 'name' | 'size' | 'arrayBuffer'>,
  limitBytes = FILE_LIMIT_BYTES,
): Promise<FileReading> {
  const refuse = (why: string): FileReading => ({ complaint: `${file.name} ${why}` });
  if (file.size > limitBytes)
    return refuse(`is larger than ${limitBytes / 1024} KiB, so it can hardly be the right file.`);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    if (text.includes('\u0000')) return refuse('is not a text file.');
    return text.trim() === '' ? refuse('is empty.') : { text };
  } catch (error) {
    // A folder can be dropped too, but reading it fails.
    return refuse(error instanceof TypeError ? 'is not a text file.' : 'could not be read.');
  }
}
