import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Modal } from 'antd';
import { Suspense, useState } from 'react';
import { NavLink, useParams } from 'react-router';
import { request } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { Failure, NotFound, Skeleton } from '../../app/shell/states.tsx';
import { useDelayed } from '../../ui/hooks.ts';
import { lazyWithRetry } from '../../ui/lazy-with-retry.ts';
import { newKey } from '../../ui/new-key.ts';
import { commonTexts, errorTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import { useHasPermission } from '../../ui/use-has-permission.ts';
import { SpotCheckRulesCard } from '../quality/rules.tsx';
import { changeSettingDocument, type Setting, type SettingChoice, settingsDocument } from './documents.ts';
import styles from './settings.module.css';
import { TextSetting } from './text-setting.tsx';
import { settingsNavTexts, settingsTexts } from './texts.ts';

/** One change of a setting: a retry keeps its idempotency key, so it has one effect. */
interface Intent {
  readonly setting: Setting;
  readonly choice: SettingChoice;
  readonly key: string;
}

const Retention = lazyWithRetry(() => import('./retention.tsx').then((page) => ({ default: page.RetentionPage })));
const Persons = lazyWithRetry(() => import('./persons.tsx').then((page) => ({ default: page.PersonsPage })));

/** The settings and the other administration pages, each with its own URL. */
export function SettingsPage() {
  const t = useT();
  const may = useHasPermission();
  const { page } = useParams();
  return (
    <div className={styles.pages}>
      <nav className={styles.nav} aria-label={t(settingsNavTexts.label)}>
        <NavLink to="/settings" end>
          {t(settingsTexts.title)}
        </NavLink>
        <NavLink to="/settings/retention">{t(settingsNavTexts.retention)}</NavLink>
        {may('handlePersons') ? <NavLink to="/settings/persons">{t(settingsNavTexts.persons)}</NavLink> : null}
      </nav>
      <Suspense fallback={null}>
        {page === undefined ? (
          <Switches />
        ) : page === 'retention' ? (
          <Retention />
        ) : page === 'persons' ? (
          <Persons />
        ) : (
          <NotFound />
        )}
      </Suspense>
    </div>
  );
}

/** The settings with the effect of each choice and who changed it last. The API decides who may change them. */
function Switches() {
  const t = useT();
  const queryKey = ['settings', useLanguage()];
  const query = useQuery({ queryKey, queryFn: async () => (await request(settingsDocument, {})).settings });
  const showSkeleton = useDelayed(query.isLoading);
  const [intent, setIntent] = useState<Intent | null>(null);
  const settings = query.data;
  if (query.error && settings === undefined)
    return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (settings === undefined) return showSkeleton ? <Skeleton label={t(settingsTexts.loading)} rows={6} /> : null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and has no other focusable element for readers
    <section className={styles.page} tabIndex={0} aria-label={t(settingsTexts.title)}>
      <header>
        <h1 className={styles.title}>{t(settingsTexts.title)}</h1>
        {settings.some((one) => one.mayChange) ? null : <p className={styles.faint}>{t(settingsTexts.readOnly)}</p>}
      </header>
      {settings.map((setting) => (
        <section key={setting.name} className={styles.card} aria-label={setting.label}>
          <header className={styles.cardHead}>
            <h2>{setting.label}</h2>
            <p>{setting.explains}</p>
            <p className={styles.faint}>
              {setting.changedAt === null
                ? t(settingsTexts.asInstalled)
                : t(settingsTexts.changed, { at: fullTime(setting.changedAt), by: setting.changedBy ?? '' })}
            </p>
          </header>
          {setting.text !== null ? (
            <TextSetting setting={setting} queryKey={queryKey} />
          ) : (
            <ul className={styles.choices}>
              {setting.choices.map((choice) => (
                <li key={choice.value} className={choice.inForce ? styles.inForce : undefined}>
                  <h3 className={styles.choiceHead}>
                    {choice.label}
                    {choice.inForce ? <span className={styles.tag}>{t(settingsTexts.inForce)}</span> : null}
                  </h3>
                  <ul className={styles.brings}>
                    {choice.brings.map((line) => (
                      <li key={line}>{line}</li>
                    ))}
                  </ul>
                  {choice.confirm === null ? null : (
                    <Button
                      aria-label={t(settingsTexts.switchTo, { setting: setting.label, choice: choice.label })}
                      onClick={() => setIntent({ setting, choice, key: newKey() })}
                    >
                      {t(settingsTexts.switch)}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
      <SpotCheckRulesCard />
      <Confirm intent={intent} queryKey={queryKey} onClose={() => setIntent(null)} />
    </section>
  );
}

interface ConfirmProps {
  readonly intent: Intent | null;
  readonly queryKey: readonly string[];
  readonly onClose: () => void;
}

/** The effect of a change before it is made. The sentence comes from the API. */
function Confirm({ intent, queryKey, onClose }: ConfirmProps) {
  const t = useT();
  const { message } = App.useApp();
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: async ({ setting, choice, key }: Intent) =>
      (await request(changeSettingDocument, { name: setting.name, value: choice.value, from: setting.value, key }))
        .changeSetting,
    onSuccess: (answer, { choice }) => {
      if (answer.__typename === 'ActionRefused')
        void message.warning(answer.reasons.map((one) => `${one.message} ${one.suggestion ?? ''}`).join(' · '));
      else void message.success(t(settingsTexts.done, { choice: choice.label }));
      onClose();
    },
    onError: () => message.error(t(errorTexts.other)),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  return (
    <Modal
      open={intent !== null}
      title={
        intent === null ? '' : t(settingsTexts.switchTo, { setting: intent.setting.label, choice: intent.choice.label })
      }
      width={440}
      centered
      destroyOnHidden
      okText={t(settingsTexts.switch)}
      okButtonProps={{ loading: change.isPending }}
      cancelText={t(commonTexts.cancel)}
      onOk={() => {
        if (intent !== null) change.mutate(intent);
      }}
      onCancel={onClose}
    >
      <p>{intent?.choice.confirm}</p>
    </Modal>
  );
}
