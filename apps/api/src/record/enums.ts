import {
  type ClaimPaper,
  type ClaimState,
  type ClaimStep,
  claimPapers,
  claimStates,
  claimSteps,
  type TransferState,
  type TransferStep,
  transferStates,
  transferSteps,
} from '@beian/domain/filing';
import { enumOf, labelsOf } from '../common/enums.ts';

enumOf<TransferState>('TransferState', 'How the transfer of a filing stands 备案转移的状态.', labelsOf(transferStates));
export const TransferSteps = enumOf<TransferStep>(
  'TransferStep',
  'What a partner does with the transfer of a filing 备案转移的步骤.',
  labelsOf(transferSteps),
);

enumOf<ClaimPaper>('ClaimPaper', 'A paper of the claim of a filing 认领材料.', labelsOf(claimPapers));
enumOf<ClaimState>('ClaimState', 'How the claim of a filing stands 备案认领的状态.', labelsOf(claimStates));
export const ClaimSteps = enumOf<ClaimStep>(
  'ClaimStep',
  'What is done with the claim of a filing 备案认领的步骤.',
  labelsOf(claimSteps),
);
