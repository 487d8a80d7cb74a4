import { useQuery } from '@tanstack/react-query';
import { Card, Col, Flex, Row, Tag } from 'antd';
import { Suspense } from 'react';
import { Link, NavLink, useParams } from 'react-router';
import { send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { queryOf } from '../../app/providers/queries.ts';
import { Loaded, NotFound } from '../../app/shell/states.tsx';
import { changeSettingDocument, type Setting, type SettingChoice, settingsDocument } from '../../generated/setting.ts';
import { FormButton } from '../../ui/form/form-button.tsx';
import { lazyWithRetry } from '../../ui/lazy-with-retry.ts';
import layout from '../../ui/page.module.css';
import { Page, Section } from '../../ui/page.tsx';
import { fullTime } from '../../ui/time.ts';
import { useHasPermission } from '../../ui/use-has-permission.ts';
import { SpotCheckRulesCard } from '../quality/rules.tsx';
import { editionEffectsPath } from './edition-path.ts';
import styles from './settings.module.css';
import { TextSetting } from './text-setting.tsx';
import { editionEffectsTexts, settingsNavTexts, settingsTexts } from './texts.ts';

const Retention = lazyWithRetry(() => import('./retention.tsx'), 'RetentionPage');
const EditionEffects = lazyWithRetry(() => import('./edition-effects.tsx'), 'EditionEffectsPage');
const Persons = lazyWithRetry(() => import('./persons.tsx'), 'PersonsPage');

/** The settings and the other administration pages, each with its own URL. */
export function SettingsPage() {
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
          <Settings />
        ) : page === 'retention' ? (
          <Retention />
        ) : page === 'edition' ? (
          <EditionEffects />
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
function Settings() {
  const query = useQuery(queryOf(['settings'], settingsDocument, {}));
  return (
    <Loaded query={query} rows={6}>
      {(settings) => (
        <Page
          title={t(settingsTexts.title)}
          lead={settings.some((one) => one.mayChange) ? undefined : t(settingsTexts.readOnly)}
        >
          {settings.map((setting) => (
            <Section key={setting.name} title={setting.label} lead={<Explanation setting={setting} />}>
              {setting.text !== null ? (
                <TextSetting key={setting.value} setting={setting} />
              ) : (
                <Row role="list" gutter={[12, 12]}>
                  {setting.choices.map((choice) => (
                    <Col key={choice.value} role="listitem" xs={24} md={12} xl={8}>
                      <Choice setting={setting} choice={choice} />
                    </Col>
                  ))}
                </Row>
              )}
            </Section>
          ))}
          <SpotCheckRulesCard />
        </Page>
      )}
    </Loaded>
  );
}

function Explanation({ setting: { explains, changedAt, changedBy } }: { setting: Setting }) {
  return (
    <>
      {explains}
      <br />
      {changedAt === null
        ? t(settingsTexts.asInstalled)
        : t(settingsTexts.changed, { at: fullTime(changedAt), by: changedBy ?? '' })}
    </>
  );
}

/** A choice with its effects; the sentence of the confirmation comes from the API. */
function Choice({ setting, choice }: { setting: Setting; choice: SettingChoice }) {
  const { name, value: from } = setting;
  const title = t(settingsTexts.switchTo, { setting: setting.label, choice: choice.label });
  const effects =
    name === 'edition' ? <Link to={editionEffectsPath(choice.value)}>{t(editionEffectsTexts.link)}</Link> : null;
  return (
    <Card
      size="small"
      type="inner"
      title={<h3>{choice.label}</h3>}
      extra={choice.inForce ? <Tag color="processing">{t(settingsTexts.inForce)}</Tag> : null}
    >
      <Flex vertical gap={8} align="flex-start">
        <ul className={layout.bulleted}>
          {choice.brings.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {choice.inForce ? null : effects}
        {choice.confirm === null ? null : (
          <FormButton
            label={t(settingsTexts.switch)}
            button={{ 'aria-label': title }}
            title={title}
            lead={
              <>
                {choice.confirm}
                <div>{effects}</div>
              </>
            }
            send={(_, key) => send(changeSettingDocument, { name, value: choice.value, from, key })}
            done={() => t(settingsTexts.done, { choice: choice.label })}
            stale={[['settings']]}
          />
        )}
      </Flex>
    </Card>
  );
}
