-- Settings are switched at the API's door. The worker may write one row in a demonstration (0055), so the policies of staff say whose they are.
alter policy staff_switches on app.settings to app;
alter policy staff_sets_second_looks on app.settings to app;
alter policy staff_switches_second_factor on app.settings to app;
