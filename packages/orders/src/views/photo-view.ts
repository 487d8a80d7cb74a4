import type { ViewOf } from '@beian/domain/fields';
import type { curtainFields } from '@beian/domain/photo';
import type { ActionView } from './action-view.ts';

/** 幕布申请: a curtain and its delivery. */
export type CurtainView = Omit<ViewOf<typeof curtainFields>, 'actions'> & { readonly actions: readonly ActionView[] };
