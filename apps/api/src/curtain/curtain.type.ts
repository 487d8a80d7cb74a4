import type { ViewOf } from '@beian/domain/fields';
import { curtainFields } from '@beian/domain/photo';
import { Node } from '../common/node.type.ts';
import { connectionType } from '../common/page.type.ts';
import { objectType } from '../schema/object-type.ts';

export const Curtain = objectType(curtainFields, Node);
export type Curtain = ViewOf<typeof curtainFields>;

export const CurtainConnection = connectionType(Curtain, 'Curtain');
