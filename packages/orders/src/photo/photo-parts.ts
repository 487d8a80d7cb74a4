import { isoSql, type Projection } from '@beian/database/sql';
import { leftToPerson } from '@beian/domain/machine-checks';
import type { OrderFacts } from '@beian/domain/order';
import type { AppPhotoView, PhotoGuideView } from '@beian/domain/order-fields';
import {
  type AppPhotoProblem,
  type AppPhotoState,
  appPhotoProblemRow,
  appPhotoStates,
  guideGroups,
  type PhotoGuide,
  photoGuideOf,
  photoMethods,
} from '@beian/domain/photo';
import { editionFor } from '@beian/domain/province';
import type { Language } from '@beian/domain/text';
import { factsProjection } from '../part/facts-projection.ts';

import { partOf } from '../part/part.ts';

/** What to do before taking the photo and what to check in it, by an order's province and the day of its hand-over. */
export const photoGuidePart = partOf({
  projections: [factsProjection],
  view: ({ facts }, _, { language }) => (facts === null ? {} : { photoGuide: guideOf(facts, language) }),
});

function guideOf(facts: OrderFacts, language: Language): PhotoGuideView {
  const guide = photoGuideOf(facts.province, editionFor('photoGuide', facts));
  return {
    method: guide.method,
    methodLabel: photoMethods[guide.method][language],
    curtainOwnedSince: guide.method === 'CURTAIN' ? facts.curtainOwnedSince : null,
    steps: stepsIn(guide, language),
  };
}

/** Cached, because the steps are the same for every order of a province. */
function stepsIn(guide: PhotoGuide, language: Language): PhotoGuideView['steps'] {
  const known =
    stepsCache[language].get(guide) ??
    guide.steps.map((step) => ({
      id: step.id,
      group: step.group,
      groupLabel: guideGroups[step.group][language],
      text: step.instruction[language],
      fault: step.fault?.[language] ?? null,
      source: step.source,
      reason: step.reason,
      leftToPerson: leftToPerson(step)?.[language] ?? null,
    }));
  stepsCache[language].set(guide, known);
  return known;
}
const stepsCache: Readonly<Record<Language, WeakMap<PhotoGuide, PhotoGuideView['steps']>>> = {
  zh: new WeakMap(),
  en: new WeakMap(),
};

interface Row {
  id: string;
  state: AppPhotoState;
  problem: AppPhotoProblem | null;
  askedAt: string;
  answeredAt: string | null;
  shotAt: string | null;
  /** Id of the picture while it is attached to the order. */
  materialId: string | null;
}

const appPhoto: Projection<'appPhoto', Row | null> = {
  name: 'appPhoto',
  optional: { rows: 'photos', none: null },
  sql: `(select json_build_object('id', k.id, 'state', k.state, 'problem', k.problem, 'askedAt', ${isoSql('k.asked_at')},
      'answeredAt', ${isoSql('k.answered_at')}, 'shotAt', ${isoSql('k.shot_at')}, 'materialId', m.id)
    from app.app_photos k left join app.materials m on m.id = k.material_id and m.removed_at is null
    where k.order_id = o.id order by k.asked_at desc, k.id desc limit 1)`,
};

/** State of the last collection code of an order; the code itself is never included. */
export const appPhotoPart = partOf({
  projections: [appPhoto],
  view: (read, _, { language }) => ({ bureauAppPhoto: read.appPhoto && viewOf(read.appPhoto, language) }),
});

function viewOf({ problem, materialId, ...rest }: Row, language: Language): AppPhotoView {
  return {
    ...rest,
    stateLabel: appPhotoStates[rest.state][language],
    problem: problem === null ? null : { ...appPhotoProblemRow(problem), code: problem, ruleId: 'R-6' },
    url: materialId === null ? null : `/materials/${materialId}`,
    thumbnailUrl: materialId === null ? null : `/materials/${materialId}?size=thumbnail`,
  };
}
