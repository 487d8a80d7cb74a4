import { LIST_AGE_HEADER } from '@beian/domain/staff';
import { createStore } from '../../ui/store.ts';

const seconds = createStore(0);

/** Stores how old lists are, as the newest answer says. */
export const noteListAge = (headers: Headers): void => seconds.set(Number(headers.get(LIST_AGE_HEADER) ?? 0));

/** How old lists are, seconds; 0: not worth saying. */
export const useListAge = seconds.use;
