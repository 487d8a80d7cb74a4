import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { request } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../../app/shell/states.tsx';
import { useDelayed } from '../../ui/hooks.ts';
import { fullTime } from '../../ui/time.ts';
import { keysDocument, type PartnerKey } from './documents.ts';
import { CreateKey, RevokeKey, RotateKey } from './key-dialogs.tsx';
import styles from './partner.module.css';
import { scopeLabel } from './scope-label.ts';
import { integrationTexts, partnersTexts, partnerTexts } from './texts.ts';

type Asked = { readonly what: 'create' } | { readonly what: 'rotate' | 'revoke'; readonly one: PartnerKey };

interface KeysProps {
  readonly partnerId: string;
  readonly mayManage: boolean;
  /** The partner was just created: the page asks for its first key. */
  readonly isNew: boolean;
}

/** The keys of a partner, newest first, with their actions. */
export function Keys({ partnerId, mayManage, isNew }: KeysProps) {
  const t = useT();
  const [after, setAfter] = useState<string | null>(null);
  const [asked, setAsked] = useState<Asked | null>(isNew ? { what: 'create' } : null);
  const query = useQuery({
    queryKey: ['partner', partnerId, 'keys', after],
    queryFn: async () => (await request(keysDocument, { id: partnerId, after })).partnerKeys,
  });
  const showSkeleton = useDelayed(query.isLoading);
  const page = query.data;
  const close = () => setAsked(null);
  const done = () => {
    setAsked(null);
    setAfter(null);
  };
  return (
    <section className={styles.card} aria-label={t(partnerTexts.keys)}>
      <header className={styles.cardHead}>
        <div>
          <h2>{t(partnerTexts.keys)}</h2>
          <p className={styles.faint}>{t(mayManage ? partnerTexts.keysLead : integrationTexts.keysLead)}</p>
        </div>
        {mayManage ? (
          <Button type="primary" onClick={() => setAsked({ what: 'create' })}>
            {t(partnerTexts.newKey)}
          </Button>
        ) : null}
      </header>
      {query.error && page === undefined ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : page === undefined ? (
        showSkeleton ? (
          <Skeleton label={t(partnerTexts.loading)} rows={3} />
        ) : null
      ) : page.edges.length === 0 ? (
        <Empty
          title={t(partnerTexts.noKeys)}
          hint={t(mayManage ? partnerTexts.noKeysHint : integrationTexts.noKeysHint)}
        />
      ) : (
        <table className={styles.table} aria-label={t(partnerTexts.keys)}>
          <thead>
            <tr>
              <th scope="col">{t(partnerTexts.key)}</th>
              <th scope="col">{t(partnerTexts.scopes)}</th>
              <th scope="col">{t(partnerTexts.lastUsed)}</th>
              <th scope="col">{t(partnerTexts.ends)}</th>
              <th scope="col">{t(partnerTexts.made)}</th>
              {mayManage ? <th scope="col" aria-label={t(partnerTexts.rotate)} /> : null}
            </tr>
          </thead>
          <tbody>
            {page.edges.map(({ node }) => (
              <KeyRow key={node.id} one={node} mayManage={mayManage} onAsk={(what) => setAsked({ what, one: node })} />
            ))}
          </tbody>
        </table>
      )}
      {after !== null || page?.pageInfo.hasNextPage ? (
        <footer className={styles.foot}>
          <Button type="text" size="small" disabled={after === null} onClick={() => setAfter(null)}>
            {t(partnerTexts.newer)}
          </Button>
          <Button
            type="text"
            size="small"
            disabled={!page?.pageInfo.hasNextPage}
            onClick={() => setAfter(page?.pageInfo.endCursor ?? null)}
          >
            {t(partnerTexts.older)}
          </Button>
        </footer>
      ) : null}
      {asked?.what === 'create' ? <CreateKey partnerId={partnerId} onClose={close} onDone={done} /> : null}
      {asked?.what === 'rotate' ? (
        <RotateKey partnerId={partnerId} one={asked.one} onClose={close} onDone={done} />
      ) : null}
      {asked?.what === 'revoke' ? (
        <RevokeKey partnerId={partnerId} one={asked.one} onClose={close} onDone={done} />
      ) : null}
    </section>
  );
}

interface RowProps {
  readonly one: PartnerKey;
  readonly mayManage: boolean;
  readonly onAsk: (what: 'rotate' | 'revoke') => void;
}

function KeyRow({ one, mayManage, onAsk }: RowProps) {
  const t = useT();
  const language = useLanguage();
  const open = one.state === 'OPEN';
  return (
    <tr className={open ? undefined : styles.ended}>
      <th scope="row">
        <span className={styles.name}>{one.name}</span>{' '}
        <span className={one.kind === 'LIVE' ? styles.tag : styles.testTag}>{t(partnerTexts[one.kind])}</span>{' '}
        {open ? null : <span className={styles.endedTag}>{t(partnerTexts[one.state])}</span>}
        <code className={styles.code}>{one.shown}…</code>
      </th>
      <td data-label={t(partnerTexts.scopes)}>{one.scopes.map((scope) => scopeLabel(scope, language)).join(' · ')}</td>
      <td data-label={t(partnerTexts.lastUsed)} className={styles.time}>
        {one.lastUsedAt === null ? t(partnersTexts.never) : fullTime(one.lastUsedAt)}
      </td>
      <td data-label={t(partnerTexts.ends)} className={styles.time}>
        {one.revokedAt !== null
          ? t(partnerTexts.revokedBy, { by: one.revokedBy ?? '', at: fullTime(one.revokedAt) })
          : one.expiresAt === null
            ? t(partnerTexts.noEnd)
            : fullTime(one.expiresAt)}
      </td>
      <td data-label={t(partnerTexts.made)} className={styles.time}>
        {one.madeBy === null
          ? fullTime(one.createdAt)
          : t(partnerTexts.madeBy, { by: one.madeBy, at: fullTime(one.createdAt) })}
        {one.replaces === null ? null : <span className={styles.faint}> · {t(partnerTexts.replaces)}</span>}
      </td>
      {mayManage ? (
        <td className={styles.acts}>
          {open ? (
            <>
              <Button
                size="small"
                aria-label={t(partnerTexts.rotateOf, { name: one.name })}
                onClick={() => onAsk('rotate')}
              >
                {t(partnerTexts.rotate)}
              </Button>
              <Button
                size="small"
                danger
                aria-label={t(partnerTexts.revokeOf, { name: one.name })}
                onClick={() => onAsk('revoke')}
              >
                {t(partnerTexts.revoke)}
              </Button>
            </>
          ) : null}
        </td>
      ) : null}
    </tr>
  );
}
