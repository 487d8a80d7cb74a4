import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type KeyboardEvent, useRef } from 'react';
import { Link } from 'react-router';
import { fullTime } from '../../common/time.ts';
import { useKeys } from '../../common/use-keys.ts';
import { useT } from '../../providers/i18n.ts';
import type { Item, Order } from '../documents.ts';
import type { ReasonInput } from '../perform.ts';
import { FaceLine } from './face-line.tsx';
import { PhotoHints } from './photo-hints.tsx';
import styles from './photo-panel.module.css';

type Step = Order['photoGuide']['steps'][number];

interface PhotoPanelProps {
  readonly order: Order;
  readonly canJudge: boolean;
  readonly onExplain: (item: Item, reasons: ReasonInput[]) => void;
}

/** The guide while the photo is due, the checklist during its review; and the state of curtain, app or face check. */
export function PhotoPanel({ order, canJudge, onExplain }: PhotoPanelProps) {
  const t = useT();
  const reviewed = order.state === 'PHOTO_REVIEW';
  const list = useRef<HTMLDivElement>(null);
  const walk = (by: 1 | -1) => {
    const marks = [...(list.current?.querySelectorAll<HTMLElement>('button[aria-pressed]') ?? [])];
    const at = marks.indexOf(document.activeElement as HTMLElement);
    const next = marks[at < 0 ? (by === 1 ? 0 : marks.length - 1) : (at + by + marks.length) % marks.length];
    next?.focus();
  };
  useKeys({ 'photo.down': () => walk(1), 'photo.up': () => walk(-1) }, reviewed && canJudge);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    walk(event.key === 'ArrowDown' ? 1 : -1);
  };
  if (!reviewed && order.state !== 'VERIFICATION_PENDING') return null;
  const { methodLabel, steps } = order.photoGuide;
  const photo = order.items.find((item) => item.key === 'material.FACE_PHOTO');
  const shown = reviewed ? steps.filter((step) => step.reason !== null) : steps;
  const groups = [...new Set(shown.map((step) => step.groupLabel))];
  const title = t(reviewed ? 'photo.checklist' : 'photo.title');
  return (
    <section className={styles.panel} aria-label={title}>
      <h2>
        {title} <span className={styles.faint}>{methodLabel}</span>
        {reviewed && canJudge ? <span className={styles.keys}>{t('photo.keys')}</span> : null}
      </h2>
      <MethodLine order={order} />
      <PhotoHints photo={photo} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows move between marks, which Tab does as well */}
      <div className={styles.groups} ref={list} onKeyDown={onKeyDown}>
        {groups.map((group) => (
          <div key={group}>
            <h3>{group}</h3>
            <ul>
              {shown
                .filter((step) => step.groupLabel === group)
                .map((step) => (
                  <li key={step.id} title={t('photo.source', { source: step.source })}>
                    <span>{step.text}</span>
                    {reviewed && canJudge && photo !== undefined && photo.hash !== null ? (
                      <Mark step={step} photo={photo} onExplain={onExplain} />
                    ) : null}
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}

/** How the photo comes, by its method. */
function MethodLine({ order }: { order: Order }) {
  const { method } = order.photoGuide;
  if (method === 'CURTAIN') return <CurtainLine order={order} />;
  return method === 'FACE_CHECK' ? <FaceLine order={order} /> : <AppLine order={order} />;
}

/** A step of the guide that the photo does not meet: toggles a line in the advice of its reason. */
function Mark({ step, photo, onExplain }: { step: Step; photo: Item; onExplain: PhotoPanelProps['onExplain'] }) {
  const t = useT();
  const { reason, fault: line } = step;
  if (reason === null || line === null) return null;
  const stands = photo.verdict === 'return' ? photo.reasons : [];
  const lines = stands.find(({ code }) => code === reason)?.advice.split('\n') ?? [];
  const pressed = lines.includes(line);
  const toggle = () => {
    const next = pressed ? lines.filter((one) => one !== line) : [...lines, line];
    const kept = stands
      .filter(({ code }) => code !== reason || next.length > 0)
      .map(({ code, advice }) => ({ code, advice: code === reason ? next.join('\n') : advice }));
    const added = next.length > 0 && kept.every(({ code }) => code !== reason);
    onExplain(photo, added ? [...kept, { code: reason, advice: line }] : kept);
  };
  return (
    <Button
      size="small"
      danger={pressed}
      type={pressed ? 'primary' : 'default'}
      icon={<CloseOutlined aria-hidden />}
      aria-pressed={pressed}
      aria-label={t('photo.mark', { text: step.text })}
      title={`${line} (${reason})`}
      onClick={toggle}
    >
      {t('photo.notMet')}
    </Button>
  );
}

function CurtainLine({ order }: { order: Order }) {
  const t = useT();
  const { curtain } = order;
  const owned = order.photoGuide.curtainOwnedSince;
  const mayShip = order.actions.some(({ event, presence }) => event === 'shipCurtain' && presence === 'ENABLED');
  return (
    <p className={styles.line}>
      <span className={styles.faint}>{t('photo.curtain')}</span>
      {curtain === null ? (
        t('photo.noCurtain')
      ) : (
        <>
          <span className={styles.tag} data-state={curtain.state}>
            {curtain.stateLabel}
          </span>
          {curtain.shipBy === null ? null : <span>{t('photo.shipBy', { day: curtain.shipBy })}</span>}
          {curtain.shippedAt === null ? null : (
            <span>
              {t('photo.sentBy', {
                at: fullTime(curtain.shippedAt),
                courier: curtain.courier ?? '',
                number: curtain.trackingNumber ?? '',
              })}
            </span>
          )}
          {curtain.state === 'SHIPPED' && curtain.arrivesFrom !== null && curtain.arrivesBy !== null ? (
            <span>{t('photo.arrives', { from: curtain.arrivesFrom, by: curtain.arrivesBy })}</span>
          ) : null}
          {curtain.deliveredAt === null ? null : (
            <span>{t('photo.delivered', { at: fullTime(curtain.deliveredAt) })}</span>
          )}
        </>
      )}
      {owned === null || curtain?.state === 'DELIVERED' ? null : (
        <span>{t('photo.ownedSince', { day: fullTime(owned).slice(0, 10) })}</span>
      )}
      {mayShip ? <Link to="/curtains">{t('photo.toRoom')}</Link> : null}
    </p>
  );
}

function AppLine({ order }: { order: Order }) {
  const t = useT();
  const shot = order.bureauAppPhoto;
  return (
    <p className={styles.line}>
      <span className={styles.faint}>{t('photo.app')}</span>
      {shot === null ? (
        t('photo.noCode')
      ) : (
        <>
          <span className={styles.tag} data-state={shot.state}>
            {shot.stateLabel}
          </span>
          <span>{t('photo.asked', { at: fullTime(shot.askedAt) })}</span>
          {shot.shotAt === null ? null : <span>{t('photo.shot', { at: fullTime(shot.shotAt) })}</span>}
          {shot.problem === null ? null : <span className={styles.bad}>{shot.problem.message}</span>}
        </>
      )}
    </p>
  );
}
