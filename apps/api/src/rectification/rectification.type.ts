import {
  type RectificationFilter,
  type RectificationState,
  type ReplyState,
  rectificationFields,
  rectificationFilters,
  rectificationStates,
  replyStates,
} from '@beian/domain/bureau';
import { enumOf } from '../common/enums.ts';
import { Node } from '../common/node.type.ts';
import { objectType } from '../schema/object-type.ts';
import { resultType } from '../schema/result-type.ts';

enumOf<RectificationState>(
  'RectificationState',
  'How far a rectification notice is 整改状态; its clock runs while it is OPEN or OVERDUE.',
  rectificationStates,
);
enumOf<RectificationFilter>(
  'RectificationFilter',
  'Which rectification notices a list holds; OPEN includes those due soon and overdue.',
  rectificationFilters,
);

enumOf<ReplyState>('ReplyState', 'How far the answer to a verification task is 核实结果.', replyStates);

export const Rectification = objectType(rectificationFields, Node);

export const RectificationResult = resultType(
  'RectificationResult',
  'The notice after the step, or why the step was refused. Since 2026-11.',
  Rectification,
);
