import type { BilingualText } from '@beian/domain/text';
import { Flex } from 'antd';
import { Link } from 'react-router';
import { t } from '../../app/providers/i18n.ts';
import type { Order } from '../../order/documents.ts';
import { fullTime } from '../../ui/time.ts';
import type { Verdicts } from '../items/use-verdicts.ts';
import parts from '../parts.module.css';
import { FaceLine } from './face-line.tsx';
import { groupsOf } from './photo-check-marks.ts';
import { PhotoChecks } from './photo-checks.tsx';
import { photoTexts } from './photo-texts.ts';
import { StateLine } from './state-line.tsx';

interface PhotoPanelProps {
  readonly order: Order;
  readonly canJudge: boolean;
  readonly verdicts: Pick<Verdicts, 'shown' | 'pending' | 'judge' | 'explain'>;
}

/** The guide while the photo is due, the checks during its review; and the state of curtain, app or face check. */
export function PhotoPanel({ order, canJudge, verdicts }: PhotoPanelProps) {
  const reviewed = order.state === 'PHOTO_REVIEW';
  if (!reviewed && order.state !== 'VERIFICATION_PENDING') return null;
  const { method, methodLabel, steps } = order.photoGuide;
  const MethodLine = method === 'CURTAIN' ? CurtainLine : method === 'FACE_CHECK' ? FaceLine : AppLine;
  const photo = order.items.find((item) => item.key === 'material.FACE_PHOTO');
  const title = t(reviewed ? photoTexts.checklist : photoTexts.title);
  return (
    <section aria-label={title}>
      <div className={parts.panel}>
        <h2 className={parts.line}>
          {title} <span className={parts.faint}>{methodLabel}</span>
          {reviewed && canJudge ? <span className={parts.small}>{t(photoTexts.keys)}</span> : null}
        </h2>
        <MethodLine order={order} />
        {reviewed ? null : (
          <Flex wrap gap="8px 24px">
            {groupsOf(steps).map(([label, own]) => (
              <div key={label} style={{ flex: '1 1 260px' }}>
                <h3 className={parts.small}>{label}</h3>
                <ul className={parts.list}>
                  {own.map((step) => (
                    <li key={step.id}>{step.text}</li>
                  ))}
                </ul>
              </div>
            ))}
          </Flex>
        )}
      </div>
      {reviewed && photo !== undefined ? (
        <PhotoChecks
          order={order}
          photo={photo}
          canJudge={canJudge}
          verdict={verdicts.shown(photo)}
          settled={verdicts.pending === 0}
          onJudge={verdicts.judge}
          onExplain={verdicts.explain}
        />
      ) : null}
    </section>
  );
}

/** A sentence about an instant; null where it has not come. */
function useSentenceAt() {
  return (text: BilingualText, at: string | null, more: Readonly<Record<string, string>> = {}): string | null =>
    at === null ? null : t(text, { at: fullTime(at), ...more });
}

function CurtainLine({ order: { curtain, photoGuide, actions } }: { order: Order }) {
  const sentenceAt = useSentenceAt();
  const owned = curtain?.state === 'DELIVERED' ? null : photoGuide.curtainOwnedSince;
  const { shipBy = null, shippedAt = null, arrivesFrom = null, arrivesBy = null, deliveredAt = null } = curtain ?? {};
  const isUnderWay = curtain?.state === 'SHIPPED' && arrivesFrom !== null && arrivesBy !== null;
  return (
    <StateLine
      name={t(photoTexts.curtain)}
      none={t(photoTexts.noCurtain)}
      state={curtain?.state ?? null}
      label={curtain?.stateLabel}
      facts={[
        shipBy === null ? null : t(photoTexts.shipBy, { day: shipBy }),
        sentenceAt(photoTexts.sentBy, shippedAt, {
          courier: curtain?.courier ?? '',
          number: curtain?.trackingNumber ?? '',
        }),
        isUnderWay ? t(photoTexts.arrives, { from: arrivesFrom, by: arrivesBy }) : null,
        sentenceAt(photoTexts.delivered, deliveredAt),
        owned === null ? null : t(photoTexts.ownedSince, { day: fullTime(owned).slice(0, 10) }),
      ]}
    >
      {actions.some(({ event, presence }) => event === 'shipCurtain' && presence === 'ENABLED') ? (
        <Link to="/curtains">{t(photoTexts.toRoom)}</Link>
      ) : null}
    </StateLine>
  );
}

function AppLine({ order: { bureauAppPhoto: shot } }: { order: Order }) {
  const sentenceAt = useSentenceAt();
  return (
    <StateLine
      name={t(photoTexts.app)}
      none={t(photoTexts.noCode)}
      state={shot?.state ?? null}
      label={shot?.stateLabel}
      facts={[sentenceAt(photoTexts.asked, shot?.askedAt ?? null), sentenceAt(photoTexts.shot, shot?.shotAt ?? null)]}
    >
      {shot?.problem ? <span className={parts.bad}>{shot.problem.message}</span> : null}
    </StateLine>
  );
}
