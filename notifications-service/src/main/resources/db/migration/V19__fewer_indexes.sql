-- Written with each notification, and read seldom: those of a city are read district by district (notification_district),
-- the other two are replaced by V18. By itself, so that nothing waits for V18's indexes behind the lock of a DROP.
DROP INDEX notification_city;
DROP INDEX notification_due;
DROP INDEX notification_unanswered;
