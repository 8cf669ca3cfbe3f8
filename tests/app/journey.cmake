# SPDX-License-Identifier: Apache-2.0
add_test(NAME app_journey COMMAND ${CMAKE_CURRENT_LIST_DIR}/journey/journey.sh $<TARGET_FILE:relata> ${PROJECT_SOURCE_DIR}/resources)
set_tests_properties(app_journey PROPERTIES TIMEOUT 240 SKIP_RETURN_CODE 77)
