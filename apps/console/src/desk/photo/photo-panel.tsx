import { Tag } from 'antd';
import { Link } from 'react-router';
import { useT } from '../../app/providers/i18n.ts';
import type { Order } from '../../order/documents.ts';
import { fullTime } from '../../ui/time.ts';
import type { Verdicts } from '../items/use-verdicts.ts';
import parts from '../parts.module.css';
import { FaceLine } from './face-line.tsx';
import { PhotoChecks } from './photo-checks.tsx';
import styles from './photo-panel.module.css';
import { photoTagColours } from './photo-tag-colours.ts';
import { photoTexts } from './photo-texts.ts';

type Step = Order['photoGuide']['steps'][number];

interface PhotoPanelProps {
  readonly order: Order;
  readonly canJudge: boolean;
  readonly verdicts: Pick<Verdicts, 'shown' | 'pending' | 'judge' | 'explain'>;
}

/** The guide while the photo is due, the checks during its review; and the state of curtain, app or face check. */
export function PhotoPanel({ order, canJudge, verdicts }: PhotoPanelProps) {
  const t = useT();
  const reviewed = order.state === 'PHOTO_REVIEW';
  if (!reviewed && order.state !== 'VERIFICATION_PENDING') return null;
  const { methodLabel } = order.photoGuide;
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
        {reviewed ? null : <Guide steps={order.photoGuide.steps} />}
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

/** What to see to before the photo is taken, by group. */
function Guide({ steps }: { steps: readonly Step[] }) {
  const groups = [...new Set(steps.map((step) => step.groupLabel))];
  return (
    <div className={styles.guide}>
      {groups.map((group) => (
        <div key={group}>
          <h3>{group}</h3>
          <ul>
            {steps
              .filter((step) => step.groupLabel === group)
              .map((step) => (
                <li key={step.id}>{step.text}</li>
              ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

/** How the photo comes, by its method. */
function MethodLine({ order }: { order: Order }) {
  const { method } = order.photoGuide;
  if (method === 'CURTAIN') return <CurtainLine order={order} />;
  return method === 'FACE_CHECK' ? <FaceLine order={order} /> : <AppLine order={order} />;
}

function CurtainLine({ order }: { order: Order }) {
  const t = useT();
  const { curtain } = order;
  const owned = order.photoGuide.curtainOwnedSince;
  const mayShip = order.actions.some(({ event, presence }) => event === 'shipCurtain' && presence === 'ENABLED');
  return (
    <p className={parts.line}>
      <span className={parts.faint}>{t(photoTexts.curtain)}</span>
      {curtain === null ? (
        t(photoTexts.noCurtain)
      ) : (
        <>
          <Tag color={photoTagColours[curtain.state]}>{curtain.stateLabel}</Tag>
          {curtain.shipBy === null ? null : <span>{t(photoTexts.shipBy, { day: curtain.shipBy })}</span>}
          {curtain.shippedAt === null ? null : (
            <span>
              {t(photoTexts.sentBy, {
                at: fullTime(curtain.shippedAt),
                courier: curtain.courier ?? '',
                number: curtain.trackingNumber ?? '',
              })}
            </span>
          )}
          {curtain.state === 'SHIPPED' && curtain.arrivesFrom !== null && curtain.arrivesBy !== null ? (
            <span>{t(photoTexts.arrives, { from: curtain.arrivesFrom, by: curtain.arrivesBy })}</span>
          ) : null}
          {curtain.deliveredAt === null ? null : (
            <span>{t(photoTexts.delivered, { at: fullTime(curtain.deliveredAt) })}</span>
          )}
        </>
      )}
      {owned === null || curtain?.state === 'DELIVERED' ? null : (
        <span>{t(photoTexts.ownedSince, { day: fullTime(owned).slice(0, 10) })}</span>
      )}
      {mayShip ? <Link to="/curtains">{t(photoTexts.toRoom)}</Link> : null}
    </p>
  );
}

function AppLine({ order }: { order: Order }) {
  const t = useT();
  const shot = order.bureauAppPhoto;
  return (
    <p className={parts.line}>
      <span className={parts.faint}>{t(photoTexts.app)}</span>
      {shot === null ? (
        t(photoTexts.noCode)
      ) : (
        <>
          <Tag color={photoTagColours[shot.state]}>{shot.stateLabel}</Tag>
          <span>{t(photoTexts.asked, { at: fullTime(shot.askedAt) })}</span>
          {shot.shotAt === null ? null : <span>{t(photoTexts.shot, { at: fullTime(shot.shotAt) })}</span>}
          {shot.problem === null ? null : <span className={parts.bad}>{shot.problem.message}</span>}
        </>
      )}
    </p>
  );
}
