-- no-transaction
-- For app.filed_packages.
create index concurrently if not exists websites_app_packages on app.websites using gin (app.app_packages(plain)) where plain ? 'app';
