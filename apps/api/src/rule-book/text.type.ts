import { ownTextFields, textPreviewFields } from '@beian/domain/rule-book';
import { objectType } from '../schema/object-type.ts';

export const OwnText = objectType(ownTextFields);

export const TextPreview = objectType(textPreviewFields);
