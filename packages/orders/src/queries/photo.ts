import {
  type AppPhotoProblem,
  type AppPhotoState,
  appPhotoProblemRow,
  appPhotoStates,
  guideGroups,
  type Language,
  type OrderFacts,
  photoGuideOf,
  photoMethods,
} from '@beian/domain';
import { isoSql } from '../sql/clock.ts';
import { factsPaper } from './facts-paper.ts';
import { type Paper, partOf } from './part.ts';
import type { AppPhotoView, PhotoGuideView } from './photo-view.ts';

/** What to see to before shooting, and to look for in the photo, by an order's province and edition. */
export const photoGuidePart = partOf({
  papers: [factsPaper],
  view: ({ facts }, _, { language }) => (facts === null ? {} : { photoGuide: guideOf(facts, language) }),
});

function guideOf({ province, edition, curtainOwnedSince }: OrderFacts, language: Language): PhotoGuideView {
  const { method, steps } = photoGuideOf(province, edition);
  return {
    method,
    methodLabel: photoMethods[method][language],
    curtainOwnedSince: method === 'CURTAIN' ? curtainOwnedSince : null,
    steps: steps.map((step) => ({
      id: step.id,
      group: step.group,
      groupLabel: guideGroups[step.group][language],
      text: step.says[language],
      source: step.source,
      reason: step.reason,
    })),
  };
}

interface Row {
  id: string;
  state: AppPhotoState;
  problem: AppPhotoProblem | null;
  askedAt: string;
  answeredAt: string | null;
  shotAt: string | null;
  /** Of the picture, while it hangs on the order. */
  materialId: string | null;
}

const appPhoto: Paper<'appPhoto', Row | null> = {
  name: 'appPhoto',
  sql: `(select json_build_object('id', k.id, 'state', k.state, 'problem', k.problem, 'askedAt', ${isoSql('k.asked_at')},
      'answeredAt', ${isoSql('k.answered_at')}, 'shotAt', ${isoSql('k.shot_at')}, 'materialId', m.id)
    from app.app_photos k left join app.materials m on m.id = k.material_id and m.removed_at is null
    where k.order_id = o.id order by k.asked_at desc, k.id desc limit 1)`,
};

/** How the last collection code of an order stands; never the code. */
export const appPhotoPart = partOf({
  papers: [appPhoto],
  view: (read, _, { language }) => ({ bureauAppPhoto: read.appPhoto && viewOf(read.appPhoto, language) }),
});

function viewOf({ problem, materialId, ...rest }: Row, language: Language): AppPhotoView {
  return {
    ...rest,
    stateLabel: appPhotoStates[rest.state][language],
    problem: problem === null ? null : { ...appPhotoProblemRow(problem), code: problem, ruleId: 'rules.md §6' },
    url: materialId === null ? null : `/materials/${materialId}`,
    thumbnailUrl: materialId === null ? null : `/materials/${materialId}?size=thumbnail`,
  };
}
