import { postImage } from '../../app/providers/client.ts';
import { answerOf, linkUrl, readLink } from '../../ui/link-page/link.ts';

export interface UploadLink {
  readonly provider?: undefined;
  readonly orderNumber: string;
  readonly orderKind: string;
  readonly material: string;
  readonly uploadsLeft: number;
}

const urlOf = linkUrl('upload-links');

export const readUploadLink = (token: string) => readLink<UploadLink>(urlOf(token));

/** @throws Refused, ApiError */
export const sendByLink = (token: string, image: File) =>
  answerOf<Pick<UploadLink, 'uploadsLeft'>>(postImage(urlOf(token), image));
