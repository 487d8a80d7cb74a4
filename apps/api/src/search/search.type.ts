import { searchResultFields } from '@beian/domain/search';
import { objectType } from '../schema/object-type.ts';

export const SearchResult = objectType(searchResultFields);
