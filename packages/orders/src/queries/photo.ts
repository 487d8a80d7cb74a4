import {
  type AppPhotoProblem,
  type AppPhotoState,
  appPhotoProblemRow,
  appPhotoStates,
  guideGroups,
  type Language,
  photoGuideOf,
  photoMethods,
} from '@beian/domain';
import type { Tx } from '../house.ts';
import { askOf } from '../sql/ask-of.ts';
import type { OrderInHand } from '../sql/facts.ts';
import type { AppPhotoView, PhotoGuideView } from './photo-view.ts';
import type { OrderView } from './view.ts';

/** What to see to before shooting, and to look for in the photo, of each order by its province and edition. */
export async function loadPhotoGuides(
  facts: Promise<ReadonlyMap<string, OrderInHand>>,
  language: Language,
): Promise<Map<string, Partial<OrderView>>> {
  return new Map(
    [...(await facts)].map(([id, hand]) => {
      const { province, edition, curtainOwnedSince } = hand.facts;
      const { method, steps } = photoGuideOf(province, edition);
      const photoGuide: PhotoGuideView = {
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
      return [id, { photoGuide }];
    }),
  );
}

interface Row {
  id: string;
  orderId: string;
  state: AppPhotoState;
  problem: AppPhotoProblem | null;
  askedAt: string;
  answeredAt: string | null;
  shotAt: string | null;
  /** Of the picture, while it hangs on the order. */
  materialId: string | null;
}

/** How the last collection code of each order stands; never the code. */
export async function loadAppPhotos(
  tx: Tx,
  ids: readonly string[],
  language: Language,
): Promise<Map<string, Partial<OrderView>>> {
  const { rows } = await askOf<Row>(tx, ids, {
    name: 'app-photos',
    text: `/* loadAppPhotos */ select distinct on (k.order_id) k.id, k.order_id as "orderId", k.state, k.problem,
        app.iso(k.asked_at) as "askedAt", app.iso(k.answered_at) as "answeredAt", app.iso(k.shot_at) as "shotAt",
        m.id as "materialId"
      from app.app_photos k left join app.materials m on m.id = k.material_id and m.removed_at is null
      where k.order_id = any($1) order by k.order_id, k.asked_at desc, k.id desc`,
  });
  return new Map(
    ids.map((id) => [
      id,
      {
        bureauAppPhoto: viewOf(
          rows.find((row) => row.orderId === id),
          language,
        ),
      },
    ]),
  );
}

function viewOf(row: Row | undefined, language: Language): AppPhotoView | null {
  if (row === undefined) return null;
  const { orderId: _, problem, materialId, ...rest } = row;
  return {
    ...rest,
    stateLabel: appPhotoStates[row.state][language],
    problem: problem === null ? null : { ...appPhotoProblemRow(problem), code: problem, ruleId: 'rules.md §6' },
    url: materialId === null ? null : `/materials/${materialId}`,
    thumbnailUrl: materialId === null ? null : `/materials/${materialId}?size=thumbnail`,
  };
}
