import type { VerificationForm } from '@beian/domain/papers';
import { drawOn, titleOf } from '../pdf/draw-form.ts';
import { loadPdfFonts } from '../pdf/font.ts';
import { createPictureWriter } from './picture-writer.ts';

/**
 * The verification form as a JPEG, for the report to a bureau. `signature`: the website principal's, a JPEG. The same form and signature
 * give the same bytes.
 */
export async function drawFormPicture(form: VerificationForm, signature?: Uint8Array): Promise<Buffer> {
  return drawOn(createPictureWriter(await loadPdfFonts(), titleOf(form)), form, signature);
}
